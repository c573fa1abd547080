package chat.sohbet.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What has been opened so far, to be closed in reverse. One that fails to close doesn't keep the
/// others open.
final class Opened implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Opened.class.getName());

    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T thing) {
        things.push(thing);
        return thing;
    }

    @Override
    public void close() {
        // Who was asked to stop while starting is interrupted still, and closing has to wait for
        // things.
        boolean interrupted = Thread.interrupted();
        while (!things.isEmpty()) {
            var thing = things.pop();
            try {
                thing.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, thing.getClass().getSimpleName() + " did not close well", e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
