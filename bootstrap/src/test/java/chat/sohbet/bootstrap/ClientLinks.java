package chat.sohbet.bootstrap;

import chat.sohbet.web.testing.TcpProxy;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Between clients and each node stands a [TcpProxy].
final class ClientLinks implements AutoCloseable {
    private final List<TcpProxy> all;
    private int broken;

    /// @param ports where each node listens
    ClientLinks(int nodes, IntUnaryOperator ports) {
        all =
                IntStream.range(0, nodes)
                        .mapToObj(node -> new TcpProxy(() -> ports.applyAsInt(node)))
                        .toList();
    }

    TcpProxy to(int node) {
        return all.get(node);
    }

    /// Breaks all of them at once.
    synchronized void reset() {
        for (var links : all) {
            broken += links.links();
            links.reset();
        }
    }

    /// How many were broken by [#reset] until now.
    synchronized int broken() {
        return broken;
    }

    /// Nothing comes through any more, in neither direction, and nobody is told who hangs up.
    void silence() {
        all.forEach(TcpProxy::silence);
    }

    /// After a silence: what didn't get through is lost.
    void free() {
        all.forEach(TcpProxy::reset);
        all.forEach(TcpProxy::pass);
    }

    @Override
    public void close() {
        all.forEach(TcpProxy::close);
    }
}
