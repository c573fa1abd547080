package chat.sohbet.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/// A bad line on purpose: stands in front of a port of this machine, and lets pass, delays,
/// throttles, keeps silent, resets or half-closes. Each manner is for all links, those there are
/// and those to come.
public final class TcpProxy implements AutoCloseable {
    private static final Way PASSING = new Way(Duration.ZERO, Integer.MAX_VALUE, false);

    private final ServerSocket door;
    private final IntSupplier target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private Way way = PASSING;

    private record Way(Duration delay, int bytesPerSecond, boolean silent) {
        int piece() {
            return Math.clamp(bytesPerSecond / 10, 1, 8 * 1024);
        }

        long millis(int bytes) {
            return delay.toMillis() + bytes * 1_000L / bytesPerSecond;
        }
    }

    /// @param target the port it leads to, asked for each link
    public TcpProxy(IntSupplier target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// How many links there are.
    public int links() {
        return links.size();
    }

    public void pass() {
        go(PASSING);
    }

    /// Each piece is late by so much.
    public void delay(Duration delay) {
        go(new Way(delay, Integer.MAX_VALUE, false));
    }

    /// Each link, each way.
    public void throttle(int bytesPerSecond) {
        go(new Way(Duration.ZERO, bytesPerSecond, false));
    }

    /// Nothing comes through any more, and nobody hangs up; it comes when we [pass][#pass] again.
    public void silence() {
        go(new Way(Duration.ZERO, Integer.MAX_VALUE, true));
    }

    /// Breaks all links, on both sides, as a router does that has forgotten them.
    public void reset() {
        links.forEach(Link::reset);
    }

    /// Tells the target that nothing comes any more, and lets through what it says.
    public void halfClose() {
        links.forEach(Link::halfClose);
    }

    private synchronized void go(Way next) {
        way = next;
        notifyAll();
    }

    private synchronized Way way() {
        return way;
    }

    private synchronized void awaitVoice() throws InterruptedException {
        while (way.silent()) wait();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                try {
                    var link =
                            new Link(
                                    client,
                                    new Socket(
                                            InetAddress.getLoopbackAddress(), target.getAsInt()));
                    links.add(link);
                    link.start();
                } catch (IOException | RuntimeException nobodyThere) {
                    client.close();
                }
            } catch (IOException closed) {
                // looked at above
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pass();
        reset();
    }

    private final class Link {
        private final Socket client;
        private final Socket server;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            var there = Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual()
                    .start(() -> {
                        pump(server, client);
                        try {
                            there.join();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                        end();
                    });
        }

        private void pump(Socket from, Socket to) {
            var bytes = new byte[8 * 1024];
            try {
                var in = from.getInputStream();
                var out = to.getOutputStream();
                for (int read; (read = in.read(bytes, 0, way().piece())) >= 0; ) {
                    awaitVoice();
                    Thread.sleep(way().millis(read));
                    out.write(bytes, 0, read);
                }
                awaitVoice();
                to.shutdownOutput();
            } catch (IOException broken) {
                endAloud();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /// The other side hears of it, as soon as it hears anything.
        private void endAloud() {
            try {
                awaitVoice();
                end();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        void reset() {
            try {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            } catch (IOException gone) {
                // as wished
            }
            end();
        }

        void halfClose() {
            try {
                server.shutdownOutput();
            } catch (IOException gone) {
                end();
            }
        }

        private void end() {
            links.remove(this);
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
