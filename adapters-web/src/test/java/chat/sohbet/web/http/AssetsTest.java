package chat.sohbet.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
    private static final Assets ASSETS =
            Assets.load(AssetsTest.class.getClassLoader(), "assets", files -> files);
    private static WebServer server;
    private static ApiClient browser;

    @BeforeAll
    static void start() {
        server =
                WebServer.builder()
                        .routing(
                                HttpRouting.builder()
                                        .addFilter(new Protection(new Visits(null, List.of())))
                                        .register(ASSETS)
                                        .get("/dot.png", ASSETS.handler("dot.png")))
                        .build()
                        .start();
        browser = new ApiClient(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static Answer get(String path, String... headers) {
        return browser.send("GET", path, BodyPublishers.noBody(), headers);
    }

    @Test
    void a_file_is_served_to_be_kept_for_ever() {
        var answer = get(ASSETS.url("js/app.js"));

        assertThat(answer.text()).startsWith("export const long");
        assertThat(answer.headers("Cache-Control"))
                .containsExactly("public, max-age=31536000, immutable");
        assertThat(answer.header("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_file_is_compressed_for_who_takes_it_so() {
        var plain = get(ASSETS.url("js/app.js"));
        var gzip = get(ASSETS.url("js/app.js"), "Accept-Encoding", "br, gzip");

        assertThat(gzip.header("Content-Encoding")).contains("gzip");
        assertThat(gzip.text().length()).isLessThan(plain.text().length());
        assertThat(gzip.header("Vary")).contains("Accept-Encoding");
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(get(ASSETS.url("dot.png"), "Accept-Encoding", "gzip").header("Content-Encoding"))
                .as("a picture is compressed already")
                .isEmpty();
    }

    @Test
    void who_has_it_is_not_sent_it_again() {
        var tag = get(ASSETS.url("js/app.js")).header("ETag").orElseThrow();
        var again = get(ASSETS.url("js/app.js"), "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(get(ASSETS.url("js/app.js"), "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void an_address_of_another_build_gets_the_file_of_this_one_but_not_to_keep() {
        var answer = get("/static/0123456789ab/js/app.js");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Cache-Control")).containsExactly("public, no-cache");
    }

    @Test
    void a_head_has_no_body() {
        var answer = browser.send("HEAD", ASSETS.url("js/app.js"), BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isPresent();
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void a_file_may_have_an_address_of_its_own() {
        assertThat(get("/dot.png").headers("Cache-Control")).containsExactly("public, no-cache");
    }

    @Test
    void nothing_else_can_be_read() {
        for (var path :
                new String[] {
                    "/static/x/js/none.js",
                    "/static/x/../http/Assets.class",
                    "/static/x/%2e%2e/logging.properties",
                    "/static/x//etc/passwd",
                    "/static/x/js"
                }) assertThat(get(path).status()).as(path).isIn(400, 404);
        assertThatThrownBy(() -> ASSETS.url("js/none.js"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void files_are_found_in_a_jar_too(@TempDir Path folder) throws IOException {
        var jar = folder.resolve("some.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name : new String[] {"inside/", "inside/css/", "inside/css/a.css"}) {
                out.putNextEntry(new JarEntry(name));
                if (!name.endsWith("/")) out.write("a {}".getBytes(UTF_8));
                out.closeEntry();
            }
        }
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(Assets.load(loader, "inside", files -> files).url("css/a.css"))
                    .matches("/static/[0-9a-f]{12}/css/a.css");
        }
    }
}
