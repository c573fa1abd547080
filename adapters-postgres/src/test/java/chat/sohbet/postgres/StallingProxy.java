package chat.sohbet.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// Stands between a client and a server of this machine, and can keep for itself what they say to
/// each other: neither notices anything but silence.
final class StallingProxy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Semaphore passing = new Semaphore(1);
    private final int server;

    StallingProxy(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void stall() {
        passing.acquireUninterruptibly();
    }

    void goOn() {
        passing.release();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(client);
                sockets.add(behind);
                Thread.ofVirtual().start(() -> carry(client, behind));
                Thread.ofVirtual().start(() -> carry(behind, client));
            }
        } catch (IOException closed) {
            // The proxy's end.
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[8_192];
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                passing.acquireUninterruptibly();
                passing.release();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException closed) {
            // One of the two hung up.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
