package chat.sohbet.web.page;

import static java.util.Objects.requireNonNull;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Kind;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Watermarks;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.Presence;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.language.Saying;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What stands in the panels beside a conversation, in a few reads each.
record Panels(Chat chat, Times times) {
    /// Who is in a group, or the other person of a direct conversation. `home` begins an invite
    /// link.
    Panel.About about(UserId me, Head head, String home) {
        return about(me, head, home, Typed.NOTHING, Typed.NOTHING);
    }

    /// The same, with what was typed as new title and description.
    Panel.About about(UserId me, Head head, String home, Typed title, Typed description) {
        var members = chat.members(me, head.id()).stream().filter(Member::active).toList();
        boolean group = head.kind() == Kind.GROUP;
        boolean admin = group && admins(members).contains(me);
        var said =
                head.properties()
                        .map(properties -> properties.description())
                        .orElse(Description.NONE);
        boolean editing = title.invalid() || description.invalid();
        var other = Titles.other(me, head);
        return new Panel.About(
                head.id().toString(),
                Titles.named(me, head),
                Titles.face(me, head),
                group,
                head.active(),
                admin,
                group ? said.text() : other.map(user -> user.about().text()).orElse(""),
                group ? size(members.size()) : other.map(PersonRow::handle).orElse(Saying.NOTHING),
                head.seq(),
                editing,
                editing ? title : Typed.of(Titles.name(me, head)),
                editing ? description : Typed.of(said.text()),
                group ? rows(me, members, admin) : List.of(),
                admin ? link(me, head, home) : "",
                other.filter(user -> !user.deleted()).map(user -> user.id().toString()).orElse(""),
                other.map(User::id).filter(chat.blocked(me)::contains).isPresent(),
                Panel.Lasting.of(
                        head.lifetime(), group ? admin : other.stream().noneMatch(User::deleted)));
    }

    static Saying size(int members) {
        return Saying.of("members.count", "count", members);
    }

    private static List<UserId> admins(List<Member> members) {
        return members.stream().filter(Member::admin).map(Member::user).toList();
    }

    private String link(UserId me, Head head, String home) {
        return chat.groups()
                .currentInvite(me, head.id())
                .map(InviteToken::text)
                .map(token -> home + "/invite/" + token)
                .orElse("");
    }

    /// Oneself first, then who leads the group, then all others by name.
    private List<Panel.MemberRow> rows(UserId me, List<Member> members, boolean admin) {
        var users = users(me, members.stream().map(Member::user).toList());
        var online =
                chat.presence().presences(me, users.keySet()).stream()
                        .filter(Presence::online)
                        .map(Presence::user)
                        .collect(Collectors.toSet());
        return members.stream()
                .filter(member -> users.containsKey(member.user()))
                .sorted(Comparator.comparing(member -> name(users, member)))
                .map(member -> {
                    var user = requireNonNull(users.get(member.user()));
                    return row(me, member, user, online.contains(user.id()), admin);
                })
                .sorted(
                        Comparator.comparing(Panel.MemberRow::me)
                                .thenComparing(Panel.MemberRow::admin)
                                .reversed())
                .toList();
    }

    private static String name(Map<UserId, User> users, Member member) {
        return requireNonNull(users.get(member.user())).displayName().text();
    }

    private static Panel.MemberRow row(
            UserId me, Member member, User user, boolean online, boolean admin) {
        boolean self = user.id().equals(me);
        var name = user.displayName().text();
        return new Panel.MemberRow(
                user.id().toString(),
                self ? Saying.of("nav.you") : Saying.plain(name),
                Face.of(user),
                online && !self
                        ? Saying.of("presence.online")
                        : Saying.plain("@" + user.username().text()),
                online && !self,
                member.admin(),
                self,
                admin);
    }

    /// Going: who is the only admin of several has to name a successor.
    Panel.Leaving leaving(UserId me, Head head, Saying problem) {
        var members = chat.members(me, head.id()).stream().filter(Member::active).toList();
        boolean last = admins(members).equals(List.of(me));
        var others = members.stream().map(Member::user).filter(user -> !user.equals(me)).toList();
        return new Panel.Leaving(
                head.id().toString(),
                Titles.name(me, head),
                last ? named(me, others) : List.of(),
                problem);
    }

    /// How far a message of `me`'s has come. Who joined later has marks past it, and has never seen
    /// it.
    Panel.Traces traces(UserId me, Head head, Message message) {
        var marks = chat.receipts(me, head.id());
        var seq = message.seq();
        var states = new EnumMap<State, List<UserId>>(State.class);
        for (var state : State.values()) states.put(state, new ArrayList<>());
        chat.members(me, head.id()).stream()
                .filter(member -> member.active() && !member.user().equals(me))
                .filter(member -> member.spans().contain(seq))
                .map(Member::user)
                .forEach(user ->
                        state(marks.getOrDefault(user, Watermarks.NONE), seq, states).add(user));
        return new Panel.Traces(
                message.body().map(body -> body.text()).orElse(""),
                message.at().toString(),
                times.when(message.at()),
                named(me, states.getOrDefault(State.READ, List.of())),
                named(me, states.getOrDefault(State.DELIVERED, List.of())),
                named(me, states.getOrDefault(State.SENT, List.of())));
    }

    private enum State {
        READ,
        DELIVERED,
        SENT
    }

    private static List<UserId> state(Watermarks marks, long seq, Map<State, List<UserId>> states) {
        var state =
                marks.read() >= seq
                        ? State.READ
                        : marks.delivered() >= seq ? State.DELIVERED : State.SENT;
        return states.computeIfAbsent(state, _ -> new ArrayList<>());
    }

    private List<PersonRow> named(UserId me, Collection<UserId> ids) {
        return users(me, ids).values().stream()
                .map(PersonRow::of)
                .sorted(Comparator.comparing(PersonRow::name))
                .toList();
    }

    private Map<UserId, User> users(UserId me, Collection<UserId> ids) {
        return chat.accounts().users(me, ids).stream()
                .collect(Collectors.toMap(User::id, Function.identity()));
    }
}
