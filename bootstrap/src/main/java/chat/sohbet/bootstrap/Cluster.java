package chat.sohbet.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// The files of the embedded database: made once by `initdb`, whole or not at all, and checked
/// before each start.
///
/// Sohbet is an ordinary user of an ordinary database there, so that a hole in its SQL opens
/// neither files nor programs. The superuser's password is thrown away: who owns the files can
/// always set another in single-user mode.
final class Cluster {

    static final String NAME = "sohbet";

    private final Path home;
    private final PostgresBinaries binaries;
    private final RunAs runAs;

    Cluster(Path home, PostgresBinaries binaries, RunAs runAs) {
        this.home = home;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    static Path folder(Path home) {
        return home.resolve("cluster");
    }

    /// Makes the database if there is none, and refuses one that these programs cannot open.
    void prepare(Secret password) throws IOException {
        var folder = folder(home);
        Trees.deleteMatching(home, "cluster.*.tmp");
        if (!Files.exists(folder)) {
            create(folder, password);
        }
        checkVersion(folder);
        runAs.give(folder);
    }

    /// The password of Sohbet's own database user, random and kept for the owner of the data folder
    /// alone.
    static Secret password(Path home) throws IOException {
        var file = home.resolve("password");
        if (!Files.exists(file)) {
            if (Files.exists(folder(home))) {
                throw CannotStart.world(
                        "the embedded database's password is missing: put %s back from a backup"
                                .formatted(file));
            }
            OwnerOnly.write(file, random() + "\n");
        }
        OwnerOnly.tighten(file);
        return new Secret(Files.readString(file).strip());
    }

    private void create(Path folder, Secret password) throws IOException {
        var draft = home.resolve("cluster." + UUID.randomUUID() + ".tmp");
        var superuser = home.resolve("cluster." + UUID.randomUUID() + ".password.tmp");
        try {
            Files.createDirectory(draft, OwnerOnly.permissions(home, "rwx------"));
            OwnerOnly.write(superuser, random());
            runAs.give(draft);
            runAs.give(superuser);
            run(initdb(draft, superuser), "");
            // One command a line. It holds no quote: the password is Base64.
            run(
                    List.of(program("postgres"), "--single", "-D", draft.toString(), "postgres"),
                    """
                    CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
                    CREATE DATABASE %1$s OWNER %1$s;
                    """
                            .formatted(NAME, password.reveal()));
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(superuser);
            Trees.delete(draft);
        }
    }

    private List<String> initdb(Path folder, Path superuser) {
        var command =
                new ArrayList<>(
                        List.of(program("initdb"), "-D", folder.toString(), "-U", "postgres"));
        command.addAll(
                List.of(
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + superuser,
                        "--data-checksums",
                        "--no-instructions"));
        // The same order of text on every machine, whatever its C library.
        command.addAll(
                List.of(
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        return command;
    }

    private void run(List<String> program, String input) {
        var outcome = Programs.run(runAs.command(program), home, input);
        if (!outcome.good()
                || outcome.output().contains("ERROR:")
                || outcome.output().contains("FATAL:")) {
            throw CannotStart.world("the embedded database cannot be made: " + outcome.lastLine());
        }
    }

    private void checkVersion(Path folder) throws IOException {
        var made = Files.readString(folder.resolve("PG_VERSION")).strip();
        var here = binaries.major();
        if (!made.equals(here)) {
            throw CannotStart.world(
                    ("the embedded database %s was made by PostgreSQL %s, this Sohbet brings %s:"
                                    + " move it with pg_upgrade, or dump it with the older Sohbet running and load it into a new one")
                            .formatted(folder, made, here));
        }
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
