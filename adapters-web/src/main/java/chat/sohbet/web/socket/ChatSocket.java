package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.user.Account;
import chat.sohbet.web.json.Fields;
import chat.sohbet.web.json.Json;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Me;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One device that is connected: what it is told, what it asks for, and how long it may stay.
final class ChatSocket {
    private static final System.Logger LOG = System.getLogger(ChatSocket.class.getName());

    private final Me me;
    private final Chat chat;
    private final Desk desk;
    private final Outlet outlet;
    private final Worker worker;
    private final Clock clock;
    private final Strikes strikes = new Strikes();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Instant expiresAt;
    private volatile boolean listening;
    private volatile boolean directory;
    private volatile boolean ended;

    ChatSocket(Me me, Chat chat, Desk desk, Outlet outlet, Worker worker, Clock clock) {
        this.me = me;
        this.chat = chat;
        this.desk = desk;
        this.outlet = outlet;
        this.worker = worker;
        this.clock = clock;
        this.expiresAt = Instant.MAX;
    }

    Me me() {
        return me;
    }

    Outlet outlet() {
        return outlet;
    }

    /// Whether it has said hello, and hears what happens from now on.
    boolean listening() {
        return listening;
    }

    void listen() {
        listening = true;
    }

    /// Whether it is gone.
    boolean ended() {
        return ended;
    }

    boolean watchesDirectory() {
        return directory;
    }

    void watch(boolean directory) {
        this.directory = directory;
    }

    /// Says welcome; or goodbye, where the session is over.
    void greet(SocketLimits limits) {
        var session = chat.accounts().session(me.session());
        var user = chat.accounts().account(me.user()).map(Account::user);
        if (session.isEmpty() || user.isEmpty()) {
            outlet.close(CloseCode.SIGN_IN);
            return;
        }
        expiresAt = session.get().expiresAt();
        outlet.offer(
                Frames.welcome(
                        new Welcome(
                                user.get(), clock.instant(), chat.history(), expiresAt, limits)));
    }

    /// Takes a text message, under a name of its own; waits while too many commands are under way.
    void receive(String text) throws InterruptedException {
        Trace.fresh()
                .call(() -> {
                    read(text);
                    return true;
                });
    }

    private void read(String text) throws InterruptedException {
        Fields fields;
        try {
            fields = Json.read(text);
        } catch (Problem notJson) {
            strike(Frames.error(notJson, Optional.empty(), Optional.empty()));
            return;
        }
        var asked = new Asked(fields.echo("id"), fields.echo("clientId"));
        try {
            receive(Commands.read(fields), asked);
        } catch (Commands.UnknownType unknown) {
            strike(asked.error(unknown.problem()));
        } catch (RuntimeException wrong) {
            outlet.offer(asked.error(problem(wrong)));
        }
    }

    /// A message that is no text.
    void receiveBinary() {
        strike(
                Frames.error(
                        Problem.notUnderstood("must be text"), Optional.empty(), Optional.empty()));
    }

    private void receive(Command command, Asked asked) throws InterruptedException {
        // At once, whatever else is under way: the client wants to know that we are there.
        if (command instanceof Command.Ping) outlet.offer(Frames.pong());
        else worker.submit(new Performing(command, asked));
    }

    /// What an answer repeats so that the client knows what it answers.
    private record Asked(Optional<String> id, Optional<String> clientId) {
        Frame error(Problem problem) {
            return Frames.error(problem, id, clientId);
        }
    }

    /// A command and what becomes of it.
    private final class Performing implements Worker.Task {
        private final Command command;
        private final Asked asked;
        private final Trace trace = Trace.current();

        Performing(Command command, Asked asked) {
            this.command = command;
            this.asked = asked;
        }

        @Override
        public boolean overlaps() {
            return command instanceof Command.Send;
        }

        @Override
        public @Nullable Runnable begin() {
            var rest = trace.call(this::first);
            return rest == null ? null : () -> trace.run(rest);
        }

        private @Nullable Runnable first() {
            if (!(command instanceof Command.Send send)) {
                answering(() -> desk.perform(ChatSocket.this, command));
                return null;
            }
            try {
                var rest = desk.send(ChatSocket.this, send);
                return () -> answering(rest);
            } catch (RuntimeException wrong) {
                outlet.offer(asked.error(problem(wrong)));
                return null;
            }
        }

        private void answering(Desk.Rest rest) {
            try {
                rest.finish();
            } catch (InterruptedException closed) {
                // Nobody is there to be answered.
            } catch (RuntimeException wrong) {
                outlet.offer(asked.error(problem(wrong)));
            }
        }
    }

    private static Problem problem(RuntimeException wrong) {
        return Problem.known(wrong)
                .orElseGet(() -> {
                    LOG.log(Level.ERROR, "A command failed", wrong);
                    return Problem.internal();
                });
    }

    private void strike(Frame error) {
        if (strikes.out(System.nanoTime())) outlet.close(CloseCode.NOT_UNDERSTOOD, error);
        else outlet.offer(error);
    }

    /// Closes if the session is over by now; it may have been refreshed since we last looked.
    void checkSession() {
        if (clock.instant().isBefore(expiresAt) || !renewing.compareAndSet(false, true)) return;
        Thread.ofVirtual()
                .name("socket-session")
                .start(() -> {
                    try {
                        renew();
                    } catch (RuntimeException unavailable) {
                        LOG.log(Level.DEBUG, "A session could not be looked up", unavailable);
                    } finally {
                        renewing.set(false);
                    }
                });
    }

    private void renew() {
        var session = chat.accounts().session(me.session());
        if (session.isPresent()) expiresAt = session.get().expiresAt();
        else outlet.close(CloseCode.SIGN_IN);
    }

    /// It is gone. May be called any number of times.
    void end() {
        ended = true;
        listening = false;
        worker.stop();
        outlet.end();
    }
}
