package chat.sohbet.bootstrap;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.history.Command;
import chat.sohbet.history.Frame;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What the history checker's devices ask over HTTP.
final class WireRequests {
    private static final String ROOT = "/api/v1/";

    private final ApiClient api;

    WireRequests(ApiClient api) {
        this.api = api;
    }

    Frame ask(Command command) {
        try {
            return switch (command) {
                case Command.Look look -> look(look);
                case Command.Open open ->
                        conversation(
                                open.id(),
                                post("conversations", ApiClient.json("with", text(open.other()))));
                case Command.Block block ->
                        answer(
                                block.id(),
                                post("users/" + text(block.other()) + "/block", ApiClient.json()),
                                _ -> new Frame.Done(block.id(), null));
                case Command.Unblock unblock ->
                        answer(
                                unblock.id(),
                                api.delete(ROOT + "users/" + text(unblock.other()) + "/block"),
                                _ -> new Frame.Done(unblock.id(), null));
                case Command.Keep keep ->
                        done(
                                keep.id(),
                                keep.conversation(),
                                patch(
                                        of(keep.conversation()),
                                        ApiClient.json()
                                                .put("lifetime", keep.lifetime().seconds())));
                case Command.OfGroup asked -> group(asked);
                default -> throw new IllegalArgumentException("not over HTTP: " + command);
            };
        } catch (UncheckedIOException _) {
            // Done or not, nobody knows.
            return new Frame.Refused(command.id(), null, "unavailable", 500);
        }
    }

    private Frame group(Command.OfGroup command) {
        return switch (command) {
            case Command.Found found ->
                    conversation(
                            found.id(),
                            post(
                                    "conversations",
                                    people(
                                            ApiClient.json("title", found.title().text())
                                                    .put("clientId", found.clientId().toString()),
                                            found.others())));
            case Command.Add add ->
                    done(
                            add.id(),
                            add.conversation(),
                            post(
                                    of(add.conversation()) + "/members",
                                    people(ApiClient.json(), Set.of(add.other()))));
            case Command.Remove remove ->
                    done(
                            remove.id(),
                            remove.conversation(),
                            api.delete(member(remove.conversation(), remove.other())));
            case Command.Leave leave ->
                    done(
                            leave.id(),
                            leave.conversation(),
                            api.delete(
                                    member(
                                            leave.conversation(),
                                            new UserId(UUID.fromString(api.userId())))));
            case Command.Appoint appoint ->
                    done(
                            appoint.id(),
                            appoint.conversation(),
                            api.json(
                                    "PATCH",
                                    member(appoint.conversation(), appoint.other()),
                                    ApiClient.json(
                                                    "role",
                                                    appoint.role().name().toLowerCase(Locale.ROOT))
                                            .toString()));
            case Command.Rename rename ->
                    done(
                            rename.id(),
                            rename.conversation(),
                            patch(
                                    of(rename.conversation()),
                                    ApiClient.json("title", rename.title().text())));
            case Command.Describe describe ->
                    done(
                            describe.id(),
                            describe.conversation(),
                            patch(
                                    of(describe.conversation()),
                                    ApiClient.json("description", describe.description().text())));
            case Command.Invite invite ->
                    answer(
                            invite.id(),
                            post(of(invite.conversation()) + "/invite", ApiClient.json()),
                            answer ->
                                    new Frame.Invited(
                                            invite.id(),
                                            invite.conversation(),
                                            new InviteToken(answer.json().path("token").asText())));
            case Command.Join join ->
                    conversation(
                            join.id(), post("invites/" + join.token().text(), ApiClient.json()));
        };
    }

    private Frame look(Command.Look look) {
        return answer(
                look.id(),
                api.get(ROOT + of(look.conversation())),
                answer -> {
                    var row = WireFrames.row(answer.json());
                    // Those who are gone are not listed here, but among the members alone.
                    var members =
                            row.properties() == null || !row.active()
                                    ? null
                                    : api.get(ROOT + of(look.conversation()) + "/members");
                    if (members != null && members.status() >= 500)
                        return WireFrames.refused(look.id(), members.json());
                    var seats =
                            members == null
                                    ? List.<Frame.Seat>of()
                                    : WireFrames.seats(members.json().path("members"), "id");
                    return new Frame.Looked(look.id(), row, seats);
                });
    }

    private static String text(UserId user) {
        return user.toString();
    }

    private static String of(ConversationId conversation) {
        return "conversations/" + conversation;
    }

    private static String member(ConversationId conversation, UserId user) {
        return ROOT + of(conversation) + "/members/" + user;
    }

    private static ObjectNode people(ObjectNode body, Collection<UserId> people) {
        var members = body.putArray("members");
        people.forEach(user -> members.add(text(user)));
        return body;
    }

    private Answer post(String path, ObjectNode body) {
        return api.post(ROOT + path, body);
    }

    private Answer patch(String path, ObjectNode wish) {
        return api.json("PATCH", ROOT + path, wish.toString());
    }

    private static Frame done(long id, ConversationId conversation, Answer answer) {
        return answer(id, answer, _ -> new Frame.Done(id, conversation));
    }

    private static Frame conversation(long id, Answer answer) {
        return answer(
                id,
                answer,
                opened ->
                        new Frame.Done(
                                id,
                                new ConversationId(
                                        UUID.fromString(opened.json().path("id").asText()))));
    }

    private static Frame answer(long id, Answer answer, Function<Answer, Frame> read) {
        return answer.status() < 300 ? read.apply(answer) : WireFrames.refused(id, answer.json());
    }
}
