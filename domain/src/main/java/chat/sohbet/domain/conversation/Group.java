package chat.sohbet.domain.conversation;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A group while it is locked, with everybody who is or was its member. Each method decides on one
/// wish of `actor`; a stranger learns nothing, not even that there is a group.
public record Group(
        Conversation conversation,
        Properties properties,
        Map<UserId, Member> members,
        @Nullable InviteToken invite) {
    /// How many members a group has at most.
    public static final int MAX = 1_024;

    public Group {
        members = Map.copyOf(members);
    }

    /// A new group: its first message tells that it was created, and everybody sees it. The creator
    /// is its admin.
    public static Settlement.Settled create(
            UserId creator, Title title, Description description, Set<UserId> others, Instant now) {
        if (others.size() + (others.contains(creator) ? 0 : 1) > MAX)
            throw new InvalidValue("members", MAX + " people at most, yourself included");
        var members = new ArrayList<Member>();
        members.add(new Member(creator, Role.ADMIN, Spans.ALL, 1));
        others.stream()
                .filter(user -> !user.equals(creator))
                .forEach(user -> members.add(new Member(user, Role.MEMBER, Spans.ALL, 1)));
        var event = new Event(Event.What.CREATED, List.of(), title.text());
        var told = Message.happened(1, 1, creator, event, now);
        return new Settlement.Settled(told, members, new Properties(title, description, 1));
    }

    /// An admin takes people in; those who are members already stay as they are.
    public Settlement add(UserId actor, Collection<UserId> users, Instant now) {
        return byAdmin(
                actor,
                () -> {
                    var fresh = users.stream().distinct().filter(user -> !active(user)).toList();
                    if (fresh.isEmpty()) return new Settlement.Unchanged();
                    if (size() + fresh.size() > MAX) return new Settlement.Refused(Refusal.FULL);
                    var joined = fresh.stream().map(this::joining).toList();
                    return settled(actor, new Event(Event.What.ADDED, fresh, ""), joined, now);
                });
    }

    /// An admin shows somebody out; the row that says so is the last that person gets.
    public Settlement remove(UserId actor, UserId user, Instant now) {
        if (actor.equals(user)) return leave(actor, now);
        return byAdmin(
                actor,
                () ->
                        member(user)
                                .map(member ->
                                        settled(
                                                actor,
                                                Event.of(Event.What.REMOVED, user),
                                                List.of(leaving(member)),
                                                now))
                                .orElseGet(() -> new Settlement.Refused(Refusal.NOT_FOUND)));
    }

    /// A member goes. The last admin of others can't.
    public Settlement leave(UserId actor, Instant now) {
        return byMember(
                actor,
                member -> {
                    if (lastAdmin(member) && size() > 1)
                        return new Settlement.Refused(Refusal.LAST_ADMIN);
                    return settled(actor, Event.of(Event.What.LEFT), List.of(leaving(member)), now);
                });
    }

    /// The only admin makes one of the others an admin, who of them has been here for longest; if
    /// somebody else leads the group, or nobody is left to, nothing is done.
    public Settlement bequeath(UserId actor, Instant now) {
        return byMember(
                actor,
                member ->
                        lastAdmin(member)
                                ? heir(member)
                                        .map(heir -> appoint(actor, heir, Role.ADMIN, now))
                                        .orElseGet(Settlement.Unchanged::new)
                                : new Settlement.Unchanged());
    }

    private Optional<Member> heir(Member before) {
        return members.values().stream()
                .filter(member -> member.active() && !member.user().equals(before.user()))
                .min(
                        Comparator.comparing(
                                        (Member member) -> member.spans().list().getLast().from())
                                .thenComparing(member -> member.user().toString()));
    }

    /// An admin gives another member a role.
    public Settlement appoint(UserId actor, UserId user, Role role, Instant now) {
        return byAdmin(
                actor,
                () ->
                        member(user)
                                .map(member -> appoint(actor, member, role, now))
                                .orElseGet(() -> new Settlement.Refused(Refusal.NOT_FOUND)));
    }

    private Settlement appoint(UserId actor, Member member, Role role, Instant now) {
        if (member.role() == role) return new Settlement.Unchanged();
        if (role == Role.MEMBER && lastAdmin(member))
            return new Settlement.Refused(Refusal.LAST_ADMIN);
        var what = role == Role.ADMIN ? Event.What.PROMOTED : Event.What.DEMOTED;
        return settled(
                actor, Event.of(what, member.user()), List.of(member.as(role, version())), now);
    }

    /// An admin gives the group another title.
    public Settlement rename(UserId actor, Title title, Instant now) {
        return byAdmin(
                actor,
                () -> {
                    if (title.equals(properties.title())) return new Settlement.Unchanged();
                    var told =
                            told(
                                    actor,
                                    new Event(Event.What.RENAMED, List.of(), title.text()),
                                    now);
                    return new Settlement.Settled(
                            told,
                            List.of(),
                            new Properties(
                                    title, properties.description(), properties.face(), version()));
                });
    }

    /// An admin says what the group is for.
    public Settlement describe(UserId actor, Description description, Instant now) {
        return byAdmin(
                actor,
                () -> {
                    if (description.equals(properties.description()))
                        return new Settlement.Unchanged();
                    var told = told(actor, Event.of(Event.What.DESCRIBED), now);
                    return new Settlement.Settled(
                            told,
                            List.of(),
                            new Properties(
                                    properties.title(), description, properties.face(), version()));
                });
    }

    /// An admin shows the group with a picture, or with none where it is null.
    public Settlement portray(UserId actor, @Nullable AttachmentId picture, Instant now) {
        return byAdmin(
                actor,
                () -> {
                    if (Objects.equals(picture, properties.face()))
                        return new Settlement.Unchanged();
                    var told = told(actor, Event.of(Event.What.PICTURED), now);
                    return new Settlement.Settled(
                            told,
                            List.of(),
                            new Properties(
                                    properties.title(),
                                    properties.description(),
                                    picture,
                                    version()));
                });
    }

    /// An admin makes the invite link, or takes it back where `token` is null. An earlier link
    /// stops working.
    public Settlement invite(UserId actor, @Nullable InviteToken token) {
        return byAdmin(actor, () -> new Settlement.Invited(token));
    }

    /// Somebody follows the invite link.
    public Settlement join(UserId user, InviteToken token, Instant now) {
        if (!token.equals(invite)) return new Settlement.Refused(Refusal.NOT_FOUND);
        if (active(user)) return new Settlement.Unchanged();
        if (size() >= MAX) return new Settlement.Refused(Refusal.FULL);
        return settled(user, Event.of(Event.What.JOINED), List.of(joining(user)), now);
    }

    /// The members of now.
    public Set<UserId> active() {
        return members.values().stream()
                .filter(Member::active)
                .map(Member::user)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Settlement byMember(UserId actor, Function<Member, Settlement> decision) {
        return member(actor)
                .map(decision)
                .orElseGet(() -> new Settlement.Refused(Refusal.NOT_FOUND));
    }

    private Settlement byAdmin(UserId actor, Supplier<Settlement> decision) {
        return byMember(
                actor,
                member ->
                        member.admin()
                                ? decision.get()
                                : new Settlement.Refused(Refusal.NOT_ALLOWED));
    }

    private Settlement settled(UserId actor, Event event, List<Member> changed, Instant now) {
        return new Settlement.Settled(told(actor, event, now), changed, null);
    }

    private Message told(UserId actor, Event event, Instant now) {
        return Message.happened(
                conversation.seq() + 1, version(), actor, event, conversation.notBefore(now));
    }

    private Member joining(UserId user) {
        var before = members.get(user);
        var seq = conversation.seq() + 1;
        return Objects.requireNonNullElseGet(
                        before, () -> new Member(user, Role.MEMBER, new Spans(List.of()), 0))
                .joined(Role.MEMBER, seq, version());
    }

    private Member leaving(Member member) {
        return member.gone(conversation.seq() + 1, version());
    }

    private boolean lastAdmin(Member member) {
        return member.admin() && members.values().stream().filter(Member::admin).count() == 1;
    }

    private Optional<Member> member(UserId user) {
        return Optional.ofNullable(members.get(user)).filter(Member::active);
    }

    private boolean active(UserId user) {
        return member(user).isPresent();
    }

    private long size() {
        return members.values().stream().filter(Member::active).count();
    }

    /// The version that whatever is decided here gets.
    private long version() {
        return conversation.version() + 1;
    }
}
