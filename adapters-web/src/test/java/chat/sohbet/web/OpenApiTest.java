package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Pictures;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Group;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.Preference;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Emoji;
import chat.sohbet.domain.message.Event;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.Username;
import chat.sohbet.web.json.MessageJson;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.push.WebPush;
import chat.sohbet.web.testing.ApiClient;
import chat.sohbet.web.testing.Contract;
import chat.sohbet.web.testing.Contract.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The OpenAPI document says what the server does: all of it, and nothing else. That each answer
/// keeps to it, [ApiClient] sees to in every test that uses it.
class OpenApiTest {
    private static final byte[] PUSH_KEY = HexFormat.of().parseHex("1f".repeat(32));

    private static final Contract CONTRACT = Contract.served();
    private static final JsonNode DOCUMENT = CONTRACT.document();

    @ParameterizedTest
    @CsvSource({"openapi, 3.1.0", "asyncapi, 3.0.0"})
    void the_contracts_are_for_everybody_to_read(String name, String version) throws IOException {
        try (var web = TestWeb.start();
                var file = getClass().getResourceAsStream("/contracts/%s.json".formatted(name))) {
            var answer = web.stranger().get("/api/v1/%s.json".formatted(name));

            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.json().path(name).asText()).isEqualTo(version);
            assertThat(answer.text().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(file.readAllBytes());
        }
    }

    // Every operation, called

    @Test
    void every_operation_does_what_it_says() {
        try (var web = TestWeb.start()) {
            var tour = new Tour(web);
            operations().sorted(Tour.ORDER).forEach(tour::call);

            var ids = operations().map(Operation::id).toList();
            assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(35);
            assertThat(CONTRACT.called()).containsAll(ids.stream().filter(Tour::answers).toList());
        }
    }

    private record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }
    }

    private static Stream<Operation> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(operation ->
                                        new Operation(
                                                operation.getKey(),
                                                path.getKey(),
                                                operation.getValue())));
    }

    /// Calls operations with what the document gives as examples, about people and conversations
    /// that there are.
    private static final class Tour {
        /// What somebody makes before what they look at, and what takes it away again at the end.
        static final java.util.Comparator<Operation> ORDER =
                java.util.Comparator.comparing((Operation it) ->
                                it.id().equals("makeInvite")
                                        ? 0
                                        : it.method().equals("delete") ? 2 : 1)
                        .thenComparing(it -> it.id().equals("signOut"));

        private final ApiClient ada;
        private final ApiClient eve;
        private final ApiClient noor;
        private final ApiClient stranger;
        private final Map<String, String> known;
        private String token = "";
        private String shown = "";

        Tour(TestWeb web) {
            web.chat().pushes().by(new WebPush(PUSH_KEY, "", WebPush.Endpoints.UNSAFE_FOR_TESTS));
            ada = web.register("ada.l");
            var grace = web.register("grace");
            eve = web.register("eve");
            noor = web.register("noor");
            stranger = web.stranger();
            var group = ada.group("Tea", grace);
            ada.say(group, "Tea at four?");
            known =
                    Map.of(
                            "01970b1f-02aa-7c15-8b6f-91d4e0a7c233", grace.userId(),
                            "01970b2a-77e1-7f08-a3c4-5be9d2106f1d", group,
                            "01970b2c-5a11-7c3e-9f20-1d2e3f4a5b6c", picture(ada),
                            "cmVmcmVzaC10b2tlbg", eve.refreshToken(),
                            "https://push.example.org/", "http://127.0.0.1:9/");
        }

        /// All but what needs more than a call: an upgrade, or a letter that was read
        /// ([ForgottenTest] reads it).
        static boolean answers(String id) {
            return !id.equals("openSocket") && !id.equals("useCode");
        }

        void call(Operation operation) {
            var method = operation.method().toUpperCase(Locale.ROOT);
            if (operation.node().at("/requestBody/content").has("application/octet-stream")) {
                bring(operation);
                return;
            }
            var body = body(operation);
            var answer =
                    body.isEmpty()
                            ? who(operation).send(method, path(operation), BodyPublishers.noBody())
                            : who(operation).json(method, path(operation), body.get());
            if (operation.id().equals("useCode")) {
                // Nobody knows a code but by mail.
                assertThat(answer.problem()).isEqualTo("410 gone code");
                return;
            }
            if (operation.id().equals("makeInvite")) token = answer.json().path("token").asText();
            int most = answers(operation.id()) ? 299 : 426;
            assertThat(answer.status()).as("%s: %s", operation, answer.text()).isBetween(200, most);
        }

        private static String picture(ApiClient owner) {
            var photo = Pictures.photo(40, 30);
            return owner.upload("/api/v1/attachments", "me.jpg", photo).json().path("id").asText();
        }

        private void bring(Operation operation) {
            var photo = Pictures.photo(40, 30);
            var answer = ada.upload(path(operation), "me.jpg", photo);
            assertThat(answer.status()).isBetween(200, 299);
            if (operation.id().equals("setGroupPicture")) shown = answer.json().path("id").asText();
        }

        private ApiClient who(Operation operation) {
            return switch (operation.id()) {
                case "register", "refreshSession", "askForCode", "useCode" -> stranger;
                case "joinGroup", "changePassword" -> eve;
                case "changeEmail", "deleteAccount" -> noor;
                default -> ada;
            };
        }

        private String path(Operation operation) {
            var path = operation.path();
            for (var parameter : operation.node().path("parameters")) {
                var it = resolved(parameter);
                if (!it.path("in").asText().equals("path")) continue;
                var name = it.path("name").asText();
                var value = name.equals("token") ? token : fill(it.path("example").asText());
                boolean invited = operation.id().equals("getInvitedPicture");
                path =
                        path.replace(
                                "{" + name + "}", invited && !name.equals("token") ? shown : value);
            }
            return path;
        }

        private Optional<String> body(Operation operation) {
            var schema = operation.node().at("/requestBody/content/application~1json/schema");
            if (schema.isMissingNode()) return Optional.empty();
            var one = resolved(schema.has("anyOf") ? schema.path("anyOf").get(1) : schema);
            return Optional.of(fill(one.path("examples").get(0).toString()));
        }

        /// The document's examples, with ids that there are.
        private String fill(String example) {
            var filled = example;
            for (var entry : known.entrySet())
                filled = filled.replace(entry.getKey(), entry.getValue());
            return filled.replace(
                            "01970b2b-10f4-7d52-8e19-6ac07f3b9d48", UUID.randomUUID().toString())
                    .replace(
                            "\"username\":\"ada\",\"password\"",
                            "\"username\":\"ada.l\",\"password\"");
        }
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
    }

    @Test
    void the_examples_are_as_their_schemas_say() {
        var faults = new ArrayList<String>();
        DOCUMENT.at("/components/schemas")
                .properties()
                .forEach(schema -> {
                    for (var example : schema.getValue().path("examples"))
                        CONTRACT.invalid(schema.getValue(), example.toString())
                                .forEach(fault -> faults.add(schema.getKey() + fault));
                });
        assertThat(faults).isEmpty();
    }

    // Limits

    @ParameterizedTest
    @CsvSource({
        "Registration/properties/username/minLength, USERNAME_MIN",
        "Registration/properties/username/maxLength, USERNAME",
        "Registration/properties/email/maxLength, EMAIL",
        "Registration/properties/password/minLength, PASSWORD_MIN",
        "Registration/properties/password/maxLength, PASSWORD",
        "Registration/properties/displayName/maxLength, DISPLAY_NAME",
        "ProfileChange/properties/displayName/maxLength, DISPLAY_NAME",
        "ProfileChange/properties/about/maxLength, ABOUT",
        "User/properties/about/maxLength, ABOUT",
        "PasswordChange/properties/password/minLength, PASSWORD_MIN",
        "PasswordChange/properties/password/maxLength, PASSWORD",
        "Credentials/properties/device/maxLength, DEVICE",
        "Founding/properties/title/maxLength, TITLE",
        "Founding/properties/description/maxLength, DESCRIPTION",
        "Founding/properties/members/maxItems, MEMBERS",
        "Newcomers/properties/members/maxItems, MEMBERS",
        "Conversation/properties/members/maxItems, MEMBERS",
        "Conversation/properties/unread/maximum, UNREAD",
        "Draft/properties/text/maxLength, TEXT",
        "Edit/properties/text/maxLength, TEXT",
        "Preview/properties/text/maxLength, PREVIEW",
        "ReactionChange/properties/emoji/maxLength, EMOJI",
        "PreferenceChange/properties/draft/maxLength, DRAFT",
        "History/properties/messages/maxItems, PAGE",
        "Changes/properties/messages/maxItems, CHANGES"
    })
    void limits_are_those_of_the_domain(String schema, Limit limit) {
        assertThat(DOCUMENT.at("/components/schemas/" + schema).asInt()).isEqualTo(limit.value);
    }

    private enum Limit {
        USERNAME_MIN(Username.MIN),
        USERNAME(Username.MAX),
        EMAIL(EmailAddress.MAX),
        PASSWORD_MIN(Password.MIN),
        PASSWORD(Password.MAX),
        DISPLAY_NAME(DisplayName.MAX),
        ABOUT(About.MAX),
        DEVICE(DeviceName.MAX),
        TITLE(Title.MAX),
        DESCRIPTION(Description.MAX),
        MEMBERS(Group.MAX),
        UNREAD(Head.MANY),
        TEXT(Body.MAX),
        PREVIEW(MessageJson.PREVIEW),
        EMOJI(Emoji.MAX),
        DRAFT(Preference.MAX_DRAFT),
        PAGE(Slice.MAX),
        CHANGES(Resync.MAX_ROWS);

        private final int value;

        Limit(int value) {
            this.value = value;
        }
    }

    @Test
    void words_are_those_of_the_domain() {
        var codes = Arrays.stream(Problem.Code.values()).map(Problem.Code::word);
        assertThat(words("Problem/properties/code")).containsExactlyElementsOf(codes.toList());
        assertThat(words("Event/properties/what"))
                .containsExactlyElementsOf(lower(Event.What.values()));
        assertThat(words("Appointment/properties/role"))
                .containsExactlyInAnyOrderElementsOf(lower(Role.values()));
    }

    private static List<String> words(String schema) {
        var words = DOCUMENT.at("/components/schemas/" + schema + "/enum");
        return words.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> lower(Enum<?>[] values) {
        return Arrays.stream(values).map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }

    // The judge itself

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    GET   | /api/v1/users/me/blocks | `` | 200 | {"users":[]}                  | fine
                    GET   | /api/v1/users/me/blocks | `` | 200 | {"users":[],"more":true}      | more
                    GET   | /api/v1/users/me/blocks | `` | 200 | {"users":[{"id":"x"}]}        | username
                    GET   | /api/v1/users/me/blocks | `` | 200 | {}                            | users
                    GET   | /api/v1/users/me/blocks | `` | 418 | {"users":[]}                  | status
                    GET   | /api/v1/users/me/blocks | a=b | 200 | {"users":[]}                 | parameter
                    GET   | /api/v1/users/me/self   | after=-1 | 200 | {"after":0,"version":0,"conversations":[]} | minimum
                    GET   | /api/v1/secrets         | `` | 200 | {}                            | operation
                    PUT   | /api/v1/users           | `` | 200 | {}                            | operation
                    GET   | /                       | `` | 200 | anything                      | fine
                    """)
    void what_is_not_in_the_document_is_a_fault(
            String method, String path, String query, int status, String answer, String fault) {
        var faults =
                CONTRACT.faults(
                        new Exchange(
                                method,
                                path,
                                query,
                                false,
                                Optional.empty(),
                                status,
                                "application/json",
                                answer));

        if (fault.equals("fine")) assertThat(faults).isEmpty();
        else assertThat(String.join(" ", faults)).contains(fault);
    }

    @Test
    void what_the_document_forbids_may_not_be_accepted() {
        var path = "/api/v1/users/me/self";
        var answer = "{\"after\":0,\"version\":0,\"conversations\":[]}";
        assertThat(
                        CONTRACT.faults(
                                new Exchange(
                                        "GET",
                                        path,
                                        "",
                                        true,
                                        Optional.empty(),
                                        200,
                                        "application/json",
                                        answer)))
                .containsExactly("nobody has signed in");
        assertThat(
                        CONTRACT.faults(
                                new Exchange(
                                        "PATCH",
                                        "/api/v1/conversations/x/self",
                                        "",
                                        false,
                                        Optional.of("{\"pinned\":\"yes\"}"),
                                        200,
                                        "application/json",
                                        answer)))
                .hasSize(1);
    }
}
