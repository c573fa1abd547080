package chat.sohbet.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Pictures;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.local.FolderBlobs;
import chat.sohbet.local.JdkImages;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.Web;
import chat.sohbet.web.WebSettings;
import chat.sohbet.web.testing.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twenty files of the largest size at once, into a program of 128 megabytes: none is ever held in
/// memory whole.
class ManyUploadsTest {
    private static final int MANY = 20;

    @TempDir Path folder;

    /// A house whose files are on the disk; says its port, and ends with its input.
    static final class SmallHouse {
        public static void main(String[] arguments) throws IOException {
            var ports =
                    MemoryPorts.forTests()
                            .with(new FolderBlobs(Path.of(arguments[0])), new JdkImages());
            var terms =
                    new Chat.Terms(
                            new byte[32], Duration.ofHours(1), 2L * MANY * Attachment.MAX_SIZE);
            try (var chat = Chat.over(ports, Clock.systemUTC(), terms);
                    var web = Web.start(chat, WebSettings.on("127.0.0.1", 0, new byte[32]))) {
                System.out.println("port " + web.port());
                System.in.read();
            }
        }
    }

    @Test
    void twenty_of_the_largest_files_go_into_a_small_heap() throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallHouse.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            var ada = ApiClient.register(URI.create("http://127.0.0.1:" + port(process)), "ada");
            var tasks = new ArrayList<Callable<Integer>>();
            var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int i = 0; i < MANY; i++)
                tasks.add(() -> upload(http, ada, BodyPublishers.ofInputStream(Zeros::new)));
            var photo = Pictures.photo(4000, 3000);
            tasks.add(() -> upload(http, ada, BodyPublishers.ofByteArray(photo)));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var status : threads.invokeAll(tasks, 3, TimeUnit.MINUTES))
                    assertThat(status.get()).isEqualTo(201);
            }
            assertThat(process.isAlive()).isTrue();
            assertThat(sizes()).filteredOn(size -> size == Attachment.MAX_SIZE).hasSize(MANY);
        } finally {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    private static int port(Process process) throws IOException {
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine())
            if (line.startsWith("port ")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(System.out::println));
                return Integer.parseInt(line.substring(5));
            }
        throw new AssertionError("the house didn't start");
    }

    /// Patiently: the disk may be slow.
    private static int upload(HttpClient http, ApiClient ada, HttpRequest.BodyPublisher file)
            throws IOException, InterruptedException {
        var place = ada.base().resolve("/api/v1/attachments?clientId=" + UUID.randomUUID());
        var request =
                HttpRequest.newBuilder(place)
                        .header("Authorization", ada.header("Authorization"))
                        .timeout(Duration.ofMinutes(3))
                        .POST(file)
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private List<Long> sizes() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.toFile().length()).toList();
        }
    }

    private static final class Zeros extends InputStream {
        private long left = Attachment.MAX_SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) return -1;
            int read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
