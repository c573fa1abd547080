package chat.sohbet.history;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.Audience;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// A node without sockets: a chat, and those who are connected to it.
final class ChatNode implements House.Node, Audience {
    private final Timeline timeline;
    private final Ports ports;
    private final Wire wire;
    private final ChatHouse.Here here;
    private final Executor worker;
    private final Executor chores;
    private final List<ChatLink> links = new CopyOnWriteArrayList<>();
    private final List<Merging> merging = new ArrayList<>();
    private volatile Life life;

    private record Merging(UserId user, Frame.Merged frame) {}

    /// From a start to a crash.
    private static final class Life {
        private final Chat chat;
        private volatile boolean over;

        Life(Chat chat) {
            this.chat = chat;
        }
    }

    ChatNode(Timeline timeline, Ports ports, Wire wire, ChatHouse.Here here) {
        this.timeline = timeline;
        this.ports = ports;
        this.wire = wire;
        this.here = here;
        this.worker = timeline.asideWorker();
        this.chores = timeline.worker();
        this.life = new Life(chat());
    }

    private Chat chat() {
        var made = new Chat[1];
        var clock = timeline.isLive() ? Clock.systemUTC() : timeline.clock();
        here.as(wire, () -> made[0] = Chat.over(ports, clock, Chat.Terms.standard(), this::later));
        return made[0];
    }

    /// On the timeline, too: whoever waits until a house is at rest waits for what it put off.
    private void later(Duration delay, Runnable task) {
        var mine = life;
        timeline.after(
                delay.toMillis(),
                () ->
                        chores.execute(() -> {
                            if (!mine.over) here.as(wire, task);
                        }));
    }

    void start() {
        life.chat.tell(this);
    }

    /// Everything it knows is lost; what it commits in its last moments, nobody hears of.
    void crash() {
        if (life.over) return;
        life.over = true;
        wire.mute(true);
        timeline.after(
                200,
                () -> {
                    links.forEach(ChatLink::lost);
                    links.clear();
                });
        timeline.after(
                1_500,
                () -> {
                    wire.close();
                    life = new Life(chat());
                    wire.mute(false);
                    start();
                });
    }

    void sweep() {
        var mine = life;
        worker.execute(() ->
                here.as(
                        wire,
                        () -> {
                            try {
                                if (!mine.over) mine.chat.upkeep().sweep();
                            } catch (Unavailable _) {
                                // The next one will.
                            }
                        }));
    }

    void close() {
        life.over = true;
        links.clear();
        wire.close();
    }

    @Override
    public Link connect(UserId user, Consumer<Frame> ear) {
        if (life.over) throw new Unavailable("the node is down", Duration.ofSeconds(1));
        var mine = life;
        var link = new ChatLink(user, ear, timeline.worker(), mine.chat, this);
        links.add(link);
        link.tell(new Frame.Welcome(ports.conversations().history()));
        return link;
    }

    /// Does something in this node's name.
    void run(Runnable work) {
        here.as(wire, work);
    }

    void gone(ChatLink link) {
        links.remove(link);
    }

    boolean dying() {
        return life.over;
    }

    private void tell(Set<UserId> to, Frame frame) {
        for (var link : links) if (to.contains(link.user())) link.tell(frame);
    }

    @Override
    public void changed(Change change, Set<UserId> to) {
        tell(to, Frame.Changes.of(0, change));
    }

    @Override
    public void marked(Mark mark, Set<UserId> to) {
        tell(to, new Frame.Marked(mark.conversation(), mark.user(), mark.watermarks()));
    }

    @Override
    public void merged(ConversationId conversation, UserId user, Watermarks others) {
        timeline.enter(() -> {
            if (merging.isEmpty()) timeline.after(1, this::tellMerged);
            merging.add(new Merging(user, new Frame.Merged(conversation, others)));
        });
    }

    /// In an order that doesn't depend on how a map iterates.
    private void tellMerged() {
        merging.sort(Comparator.comparing(told -> told.user().value()));
        merging.forEach(told -> tell(Set.of(told.user()), told.frame()));
        merging.clear();
    }

    @Override
    public void typing(News.Typing typing) {
        tell(typing.to(), new Frame.Typing(typing.conversation(), typing.user()));
    }

    @Override
    public void self(News.Self self) {
        tell(Set.of(self.user()), Frame.Self.of(self));
    }
}
