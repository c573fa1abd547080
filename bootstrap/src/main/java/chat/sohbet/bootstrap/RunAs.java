package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Under whom PostgreSQL runs, which refuses root: as we are, or, if we are root, as somebody with
/// less power.
///
/// @param prefix what stands before a command
/// @param user whose the database's files are; -1 leaves them as they are made
record RunAs(List<String> prefix, int user) {

    /// "nobody" of every Linux.
    private static final int NOBODY = 65_534;

    private static final int ROOT = 0;

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /// Tries, rather than guesses, what works here for `postgres`.
    ///
    /// A user of its own is best: the database then has no right to anything else. It needs every
    /// folder above to let others pass, which /root for one does not. A user namespace works there:
    /// the database's files stay root's, its process has lost root's powers over the rest.
    static RunAs able(Path postgres, Path folder) {
        if (!root(folder)) {
            return new RunAs(List.of(), -1);
        }
        var nobody =
                new RunAs(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups",
                                "--no-new-privs",
                                "--"),
                        NOBODY);
        if (nobody.works(postgres, folder) && nobody.owns(folder)) {
            return nobody;
        }
        var namespace = new RunAs(List.of("unshare", "--user", "--"), ROOT);
        if (namespace.works(postgres, folder)) {
            return namespace;
        }
        throw CannotStart.world(
                "PostgreSQL refuses to run as root, and neither setpriv nor unshare helps here;"
                        + " start Sohbet as an ordinary user, or give database.url");
    }

    private static boolean root(Path folder) {
        return Programs.run(List.of("id", "-u"), folder, "").output().strip().equals("0");
    }

    private boolean works(Path postgres, Path folder) {
        return Programs.run(command(List.of(postgres.toString(), "--version")), folder, "").good();
    }

    /// Some file systems, such as network shares, take no other owner.
    private boolean owns(Path folder) {
        try {
            var probe = Files.createTempFile(folder, "owner", ".tmp");
            try {
                give(probe);
                return true;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException _) {
            return false;
        }
    }

    List<String> command(List<String> program) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(program);
        return whole;
    }

    /// Makes a file or folder, with all in it, this user's, if it is another's and we are root.
    void give(Path path) throws IOException {
        if (user >= 0
                && !Integer.valueOf(user)
                        .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            Trees.give(path, user, user);
        }
    }
}
