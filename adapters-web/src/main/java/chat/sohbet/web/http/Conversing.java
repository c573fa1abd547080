package chat.sohbet.web.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/// An HTTP connection that isn't hung up on somebody who is still sending: they would never read
/// why.
final class Conversing implements ServerConnection, InterruptableTask<Void> {
    private final Line line;
    private final ServerConnection connection;
    private volatile boolean closing;

    Conversing(Line line, ServerConnection connection) {
        this.line = line;
        this.connection = connection;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            connection.handle(limit);
        } catch (ServerConnectionException gone) {
            throw gone;
        } catch (CloseConnectionException ended) {
            // With a cause it is the rest of a body that couldn't be read, or the end of them all;
            // without one it is somebody whom we don't answer.
            if (ended.getCause() != null) discard();
            throw ended;
        }
        discard();
    }

    private void discard() {
        if (!closing) line.discard();
    }

    @Override
    public boolean canInterrupt() {
        return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        closing = true;
        connection.close(interrupt);
    }
}
