package chat.sohbet.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that keeps what it gets: as much of SMTP (RFC 5321) as a sender needs.
final class TestMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final String greeting;

    /// The envelope's recipient and all lines of a letter.
    record Received(String to, String data) {}

    TestMailServer() throws IOException {
        this("220 test");
    }

    TestMailServer(String greeting) throws IOException {
        this.greeting = greeting;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Received> received() {
        return received;
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!socket.isClosed())
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                var out = client.getOutputStream()) {
            say(out, greeting);
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(out, "250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME");
                    case "AUTH" -> say(out, "235 welcome");
                    case "RCPT" -> {
                        to = line.replaceAll(".*<(.*)>.*", "$1");
                        say(out, "250 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        received.add(new Received(to, data(in)));
                        say(out, "250 kept");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // Whoever hangs up has said enough.
        }
    }

    private static String data(BufferedReader in) throws IOException {
        var data = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        return data.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
