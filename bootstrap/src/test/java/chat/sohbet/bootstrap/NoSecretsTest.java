package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OWASP ASVS 5.0, 13.3.1: what opens something somewhere is not in the sources.
class NoSecretsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /// What is built, fetched or run here, and no source.
    private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules", "data");

    private static final long LARGE = 2_000_000;

    /// Forms that mean nothing else: keys of certificates and SSH, access tokens of clouds and
    /// forges, a JWT with its signature, an address with a password, a password in settings.
    private static final Pattern SECRET =
            Pattern.compile(
                    """
                    -----BEGIN [A-Z ]*PRIVATE KEY-----\
                    |\\bAKIA[0-9A-Z]{16}\\b\
                    |\\bgh[pousr]_[A-Za-z0-9]{36}\
                    |\\bglpat-[A-Za-z0-9_-]{20}\
                    |\\bxox[abprs]-[A-Za-z0-9-]{20}\
                    |\\bAIza[A-Za-z0-9_-]{35}\
                    |\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}\
                    |\\b[a-z]+://[a-z0-9]+:[A-Za-z0-9]{12,}@\
                    |(?m)^(?:[a-z.-]*password|SOHBET_[A-Z_]*(?:PASSWORD|KEYS_[A-Z]+))=[^$\\s.…]{8,}$\
                    """);

    @Test
    void no_source_holds_a_secret() throws IOException {
        var found = new ArrayList<String>();
        for (var file : sources()) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (holdsSecret(text)) found.add(ROOT.relativize(file).toString());
        }
        assertThat(found).isEmpty();
    }

    private static boolean holdsSecret(String text) {
        return SECRET.matcher(text).find();
    }

    private static List<Path> sources() throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return LEFT_OUT.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && attributes.size() < LARGE)
                            files.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        assertThat(files).as("looks at the sources").contains(ROOT.resolve("pom.xml"));
        return files;
    }

    /// Said in two halves here, lest this be what is found.
    @ParameterizedTest
    @CsvSource({
        "-----BEGIN RSA PRIVATE, ' KEY-----'",
        "AKIA, ABCDEFGHIJKLMNOP",
        "ghp, _abcdefghijklmnopqrstuvwxyzabcdefghij",
        "glpat, -abcdefghijklmnopqrst",
        "eyJhbGciOiJIUzI1NiJ9, .eyJzdWIiOiIxMjM0NTYifQ.abcdefghijklmnopqrstuvwxyz",
        "postgres://sohbet, :abcdefghijkl1234@db",
        "mail.password, =correcthorse",
        "SOHBET_DATABASE_PASSWORD, =correcthorse"
    })
    void each_kind_would_be_found(String one, String other) {
        assertThat(holdsSecret("# before\n" + one + other + "\n# after")).isTrue();
    }
}
