package chat.sohbet.application.port;

import chat.sohbet.application.Ids;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.Change;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Mark;
import chat.sohbet.domain.conversation.Noting;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fresh people and conversations for a test, made through the ports themselves.
public final class Scene {
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private final Store store;

    public Scene(Store store) {
        this.store = store;
    }

    /// Twelve random letters: a name that nobody has.
    public static String word() {
        return ThreadLocalRandom.current()
                .ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The time, as exact as every store can keep it.
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public static UserId userId() {
        return new UserId(IDS.next());
    }

    public static ConversationId conversationId() {
        return new ConversationId(IDS.next());
    }

    public static ClientId clientId() {
        return new ClientId(IDS.next());
    }

    // People

    /// Keys as a lenient rule of names would make them; stores take keys as they come.
    public static Names.Keys keys(String username) {
        return new Names.Keys(username, "skeleton of " + username);
    }

    public static Users.Newcomer newcomer(String username, String displayName, String email) {
        return newcomer(username, displayName, email, keys(username));
    }

    public static Users.Newcomer newcomer(
            String username, String displayName, String email, Names.Keys keys) {
        var user = new User(userId(), new Username(username), new DisplayName(displayName), now());
        return new Users.Newcomer(
                new Account(user, new EmailAddress(email)),
                keys,
                new PasswordHash("$none$" + word()));
    }

    /// Somebody registers.
    public User person() {
        var word = word();
        return person(word, word);
    }

    public User person(String username, String displayName) {
        return person(newcomer(username, displayName, word() + "@example.org"));
    }

    public User person(Users.Newcomer newcomer) {
        return switch (store.users().register(newcomer)) {
            case Registration.Registered registered -> registered.account().user();
            case Registration.Taken taken ->
                    throw new AssertionError("not fresh: " + taken.claims());
        };
    }

    // Conversations

    /// `one` opens the direct conversation with `other`.
    public ConversationId direct(User one, User other) {
        return store.conversations().direct(one.id(), other.id(), conversationId());
    }

    public static Draft draft(User author, String text) {
        return new Draft(clientId(), author.id(), new Body(text));
    }

    public static Draft reply(User author, long seq, String text) {
        return draft(author, Writing.of(new Body(text)).replyingTo(seq));
    }

    public static Draft draft(User author, Writing writing) {
        return new Draft(clientId(), author.id(), writing);
    }

    /// The domain judges, as it does in the chat.
    public Posting append(ConversationId conversation, Draft draft) {
        return store.log()
                .append(conversation, draft, (locked, facts) -> locked.post(draft, facts));
    }

    /// Hands a draft in; what is returned waits for the answer.
    public Supplier<Posting> hand(ConversationId conversation, Draft draft) {
        return store.log().hand(conversation, draft, (locked, facts) -> locked.post(draft, facts));
    }

    /// A member says something.
    public Message say(User author, ConversationId conversation, String text) {
        return accepted(append(conversation, draft(author, text)));
    }

    /// A member says much, one message after the other for somebody who reads along.
    public List<Message> say(User author, ConversationId conversation, int messages) {
        return IntStream.rangeClosed(1, messages)
                .mapToObj(number -> say(author, conversation, "message " + number))
                .toList();
    }

    /// The crowd says `each` messages apiece in the name of `author`: many messages, quickly.
    public void chatter(User author, ConversationId conversation, int each) {
        AtOnce.crowd(_ -> say(author, conversation, each));
    }

    public static Message accepted(Posting posting) {
        return switch (posting) {
            case Posting.Accepted accepted -> accepted.message();
            case Posting.Repeated repeated ->
                    throw new AssertionError("sent before: " + repeated.message());
            case Posting.Refused refused -> throw new AssertionError(refused.refusal());
        };
    }

    // Groups

    /// Somebody founds a group of themselves and others.
    public ConversationId group(User creator, User... others) {
        var group = conversationId();
        var ids = Stream.of(others).map(User::id).collect(Collectors.toSet());
        store.log()
                .found(
                        group,
                        creator.id(),
                        clientId(),
                        now ->
                                Group.create(
                                        creator.id(),
                                        new Title("A group"),
                                        Description.NONE,
                                        ids,
                                        now));
        return group;
    }

    /// A wish that is granted.
    public Settlement.Settled settle(ConversationId group, MessageLog.Settler wish) {
        return switch (store.log().settle(group, wish)) {
            case Settlement.Settled settled -> settled;
            case Settlement other -> throw new AssertionError("not granted: " + other);
        };
    }

    public Message add(User admin, ConversationId group, User... users) {
        var ids = Stream.of(users).map(User::id).toList();
        return settle(group, (locked, now) -> locked.add(admin.id(), ids, now)).told();
    }

    public Message remove(User admin, ConversationId group, User user) {
        return settle(group, (locked, now) -> locked.remove(admin.id(), user.id(), now)).told();
    }

    // Changes of a message

    public Amendment edit(User actor, ConversationId conversation, long seq, String text) {
        return store.log()
                .amend(
                        conversation,
                        seq,
                        actor.id(),
                        (locked, target, standing, now) ->
                                locked.edit(target, actor.id(), standing, new Body(text), now));
    }

    public Amendment delete(User actor, ConversationId conversation, long seq) {
        return store.log()
                .amend(
                        conversation,
                        seq,
                        actor.id(),
                        (locked, target, standing, _) ->
                                locked.delete(target, actor.id(), standing));
    }

    /// Reacts, or takes the reaction back where `emoji` is null.
    public Amendment react(
            User actor, ConversationId conversation, long seq, @Nullable Emoji emoji) {
        return store.log()
                .amend(
                        conversation,
                        seq,
                        actor.id(),
                        (locked, target, standing, _) ->
                                locked.react(target, actor.id(), standing, emoji));
    }

    public Amendment pin(User actor, ConversationId conversation, long seq, boolean pinned) {
        return store.log()
                .amend(
                        conversation,
                        seq,
                        actor.id(),
                        (locked, target, standing, _) ->
                                locked.pin(target, actor.id(), standing, pinned));
    }

    public static Message amended(Amendment amendment) {
        return switch (amendment) {
            case Amendment.Amended amended -> amended.message();
            case Amendment other -> throw new AssertionError("not amended: " + other);
        };
    }

    // What is mine

    public Preferences.Told star(User me, ConversationId conversation, long seq) {
        return store.preferences()
                .note(me.id(), conversation, seq, (target, now) -> now.star(true, target));
    }

    /// Somebody deletes a message for themselves.
    public Preferences.Told hide(User me, ConversationId conversation, long seq) {
        return store.preferences()
                .note(me.id(), conversation, seq, (_, now) -> new Noting.Noted(now.hide()));
    }

    public Preferences.Told clear(User me, ConversationId conversation, long seq) {
        return store.preferences()
                .clear(
                        me.id(),
                        conversation,
                        (now, _, _, last) -> Optional.of(now.cleared(Math.min(seq, last))));
    }

    /// Somebody clears a conversation and takes it out of their list.
    public Preferences.Told remove(User me, ConversationId conversation) {
        return store.preferences()
                .clear(me.id(), conversation, (now, _, _, last) -> Optional.of(now.removed(last)));
    }

    public static News.Self done(Preferences.Told told) {
        return switch (told) {
            case Preferences.Told.Done(var self) -> self;
            case Preferences.Told.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    // Reading

    /// All that somebody may see of a conversation's messages, [Slice#MAX] at most.
    public List<Message> read(User viewer, ConversationId conversation) {
        return store.conversations()
                .history(viewer.id(), conversation, new Slice.Newest(Slice.MAX))
                .orElseThrow()
                .messages();
    }

    public Head head(User viewer, ConversationId conversation) {
        return store.conversations().head(viewer.id(), conversation).orElseThrow();
    }

    /// Somebody's conversations, in the order of their list.
    public List<ConversationId> list(User viewer) {
        return store.conversations().heads(viewer.id(), Conversations.Position.TOP, 100).stream()
                .map(Head::id)
                .toList();
    }

    /// What somebody who holds version `after` has yet to hear.
    public Change since(User viewer, ConversationId conversation, long after) {
        return switch (store.conversations().since(viewer.id(), conversation, after)) {
            case Resync.Catch caught -> caught.change();
            case Resync other -> throw new AssertionError("nothing to catch up with: " + other);
        };
    }

    /// A member has received and read so much.
    public List<News.Marked> mark(
            User member, ConversationId conversation, long delivered, long read) {
        return store.receipts()
                .raise(
                        List.of(
                                new Mark(
                                        conversation,
                                        member.id(),
                                        new Watermarks(delivered, read))));
    }
}
