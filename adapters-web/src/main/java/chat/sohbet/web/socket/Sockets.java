package chat.sohbet.web.socket;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.SessionId;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Figures;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.EndedSessions;
import chat.sohbet.web.security.Me;
import chat.sohbet.web.security.Rates;
import io.helidon.common.buffers.DataWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Everybody who is connected to this node. A frame that several are to get is rendered once.
public final class Sockets implements Audience {
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Chat chat;
    private final EndedSessions ended;
    private final SocketLimits limits;
    private final Clock clock;
    private final Attendance attendance;
    private final Watching watching;
    private final Desk desk;
    private final Heartbeat heartbeat;
    private final Neighbourhoods neighbourhoods;
    private final ConcurrentMap<UserId, Set<ChatSocket>> here = new ConcurrentHashMap<>();
    private volatile boolean draining;

    public Sockets(
            Chat chat, EndedSessions ended, Rates<UserId> sends, SocketLimits limits, Clock clock) {
        this.chat = chat;
        this.ended = ended;
        this.limits = limits;
        this.clock = clock;
        this.attendance = new Attendance(chat, limits.linger());
        this.watching = new Watching(chat);
        this.desk = new Desk(chat, sends, new Rates<>(limits.sends()), attendance, watching);
        this.heartbeat = new Heartbeat(limits);
        this.neighbourhoods = new Neighbourhoods(limits.socketsPerAddress());
    }

    /// From where sockets come.
    Neighbourhoods neighbourhoods() {
        return neighbourhoods;
    }

    SocketLimits limits() {
        return limits;
    }

    /// How many sockets are open.
    public int count() {
        return here.values().stream().mapToInt(Set::size).sum();
    }

    /// How many frames wait for slow sockets.
    public int waiting() {
        return all().stream().mapToInt(socket -> socket.outlet().waiting()).sum();
    }

    /// Whether this node takes no new sockets.
    public boolean draining() {
        return draining;
    }

    /// Lets somebody in, if they may; otherwise the socket is closing already.
    ChatSocket enter(Me me, DataWriter writer, Pulse pulse) {
        var socket = socket(me, writer);
        heartbeat.watch(socket, pulse);
        var refusal = add(socket);
        if (refusal.filter(CloseCode.TOO_MANY_SOCKETS::equals).isPresent())
            Figures.refused(Problem.Code.RATE);
        if (refusal.isPresent()) socket.outlet().close(refusal.get(), farewell(refusal.get()));
        else greet(socket);
        return socket;
    }

    /// A socket that nobody is behind, to say `code` and nothing else.
    ChatSocket refuse(CloseCode code, DataWriter writer, Pulse pulse) {
        var nobody =
                new Me(
                        new UserId(new java.util.UUID(0, 0)),
                        new SessionId(new java.util.UUID(0, 0)));
        var socket = socket(nobody, writer);
        heartbeat.watch(socket, pulse);
        if (code == CloseCode.TOO_MANY_SOCKETS) Figures.refused(Problem.Code.RATE);
        socket.outlet().close(code);
        return socket;
    }

    private ChatSocket socket(Me me, DataWriter writer) {
        var outlet = new Outlet(writer, limits.queue(), Frames::mark);
        return new ChatSocket(me, chat, desk, outlet, new Worker(limits.commands()), clock);
    }

    private void greet(ChatSocket socket) {
        try {
            socket.greet(limits);
        } catch (RuntimeException unavailable) {
            socket.outlet().close(CloseCode.GOING_AWAY, farewell(CloseCode.GOING_AWAY));
        }
    }

    private Optional<CloseCode> add(ChatSocket socket) {
        if (draining) return Optional.of(CloseCode.GOING_AWAY);
        var now =
                here.compute(
                        socket.me().user(),
                        (_, there) ->
                                there != null && there.size() >= limits.socketsPerUser()
                                        ? there
                                        : with(there == null ? Set.of() : there, socket));
        if (!now.contains(socket)) return Optional.of(CloseCode.TOO_MANY_SOCKETS);
        // Looked at once more now that it can be found: it ended before, or will be closed.
        if (ended.contain(socket.me().session())) return Optional.of(CloseCode.SESSION_ENDED);
        return draining ? Optional.of(CloseCode.GOING_AWAY) : Optional.empty();
    }

    private static Set<ChatSocket> with(Set<ChatSocket> there, ChatSocket socket) {
        var more = new HashSet<>(there);
        more.add(socket);
        return Set.copyOf(more);
    }

    /// Somebody is gone. May be called any number of times.
    void leave(ChatSocket socket) {
        heartbeat.forget(socket);
        socket.end();
        attendance.went(socket);
        watching.forget(socket);
        here.computeIfPresent(
                socket.me().user(),
                (_, there) -> {
                    var fewer = new HashSet<>(there);
                    fewer.remove(socket);
                    return fewer.isEmpty() ? null : Set.copyOf(fewer);
                });
        if (draining)
            synchronized (this) {
                notifyAll();
            }
    }

    @Override
    public void changed(Change change, Set<UserId> to) {
        tell(
                to,
                () -> Frames.changes(change, null),
                (socket, frames) -> frames.forEach(socket.outlet()::offer));
        var now = clock.instant();
        for (var message : change.messages())
            Figures.delivered(Duration.between(message.at(), now));
    }

    @Override
    public void marked(Mark mark, Set<UserId> to) {
        tell(Progress.of(mark), to);
    }

    @Override
    public void merged(ConversationId conversation, UserId user, Watermarks others) {
        tell(new Progress(conversation, null, others), Set.of(user));
    }

    private void tell(Progress mark, Set<UserId> to) {
        tell(to, () -> Frames.mark(mark), (socket, frame) -> socket.outlet().mark(mark, frame));
    }

    @Override
    public void typing(News.Typing typing) {
        var others = new HashSet<>(typing.to());
        others.remove(typing.user());
        tell(
                others,
                () -> Frames.typing(typing),
                (socket, frame) -> socket.outlet().ephemeral(frame));
    }

    @Override
    public void present(Presence presence) {
        watching.present(presence);
    }

    @Override
    public void self(News.Self self) {
        tell(
                Set.of(self.user()),
                () -> Frames.self(self),
                (socket, frames) -> frames.forEach(socket.outlet()::offer));
    }

    @Override
    public void joined(User user) {
        var frame = Frames.user(user);
        each(ChatSocket::watchesDirectory, socket -> socket.outlet().ephemeral(frame));
    }

    @Override
    public void ended(SessionId session) {
        ended.add(session);
        each(
                socket -> socket.me().session().equals(session),
                socket -> socket.outlet().close(CloseCode.SESSION_ENDED));
    }

    @Override
    public void cutOff() {
        sendAway();
    }

    private void sendAway() {
        each(
                _ -> true,
                socket ->
                        socket.outlet()
                                .close(CloseCode.GOING_AWAY, farewell(CloseCode.GOING_AWAY)));
    }

    /// Tells those of `to` who are here and listen; renders only if there are any.
    private <F> void tell(Set<UserId> to, Supplier<F> render, Telling<F> telling) {
        var listening = new ArrayList<ChatSocket>();
        for (var user : to)
            here.getOrDefault(user, Set.of()).stream()
                    .filter(ChatSocket::listening)
                    .forEach(listening::add);
        if (listening.isEmpty()) return;
        var rendered = render.get();
        for (var socket : listening) telling.tell(socket, rendered);
    }

    private interface Telling<F> {
        void tell(ChatSocket socket, F rendered);
    }

    private void each(Predicate<ChatSocket> whom, Consumer<ChatSocket> what) {
        all().stream().filter(whom).forEach(what);
    }

    private List<ChatSocket> all() {
        return here.values().stream().flatMap(Collection::stream).toList();
    }

    /// Says when to come back: each at a moment of their own, so that they don't all do so at once.
    static Frame farewell(CloseCode code) {
        var wait = ThreadLocalRandom.current().nextLong(COME_BACK.toMillis());
        return Frames.bye(code, Duration.ofMillis(wait));
    }

    /// Says goodbye to everybody, each with a moment of their own to come back so that they don't
    /// all do so at once, waits until they are gone or `patience` is over, and says so to those who
    /// look at their presence.
    public void drain(Duration patience) {
        draining = true;
        sendAway();
        awaitEmpty(System.nanoTime() + patience.toNanos());
        attendance.close();
        heartbeat.close();
    }

    private synchronized void awaitEmpty(long deadline) {
        try {
            for (long left = deadline - System.nanoTime();
                    !here.isEmpty() && left > 0;
                    left = deadline - System.nanoTime()) wait(Math.max(1, left / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
