package chat.sohbet.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.Chat;
import chat.sohbet.application.port.BlobKey;
import chat.sohbet.application.port.Pictures;
import chat.sohbet.application.port.Ports;
import chat.sohbet.domain.attachment.Attachment;
import chat.sohbet.memory.MemoryPorts;
import chat.sohbet.web.testing.Answer;
import chat.sohbet.web.testing.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Files come in, and what they are is told by what is in them.
class UploadsTest {
    private static final String PLACE = "/api/v1/attachments";
    private static final Ports PORTS = MemoryPorts.forTests();
    private static TestWeb web;
    private static ApiClient ada;

    @BeforeAll
    static void start() {
        web = TestWeb.start(PORTS, settings -> settings);
        ada = web.register("ada");
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Answer get(Answer uploaded, String more, String... headers) {
        return ada.send(
                "GET",
                PLACE + "/" + uploaded.json().path("id").asText() + more,
                BodyPublishers.noBody(),
                headers);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static int blobs() {
        var first = new BlobKey(new UUID(0, 0));
        return PORTS.blobs().before(Instant.now().plusSeconds(60), first, 1000).size();
    }

    @Test
    void a_document_comes_back_as_it_went() {
        var answer = ada.upload(PLACE, "çay 🥯.txt", text("hello"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("kind").asText()).isEqualTo("document");
        assertThat(answer.json().path("name").asText()).isEqualTo("çay 🥯.txt");
        assertThat(answer.json().path("size").asLong()).isEqualTo(5);
        var back = get(answer, "");
        assertThat(back.text()).isEqualTo("hello");
        assertThat(back.header("Content-Type")).contains("application/octet-stream");
        assertThat(back.header("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .endsWith("filename*=UTF-8''%C3%A7ay%20%F0%9F%A5%AF.txt");
        assertThat(back.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(back.header("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(back.header("Cache-Control").orElseThrow()).contains("private", "immutable");
        assertThat(get(answer, "/thumbnail").status()).isEqualTo(404);
    }

    @Test
    void a_photo_has_a_size_and_a_thumbnail_and_tells_no_place() {
        var photo = Pictures.turned(Pictures.plain(640, 480, 0x3366cc), 6);
        assertThat(new String(photo, ISO_8859_1)).contains("somewhere");

        var answer = ada.upload(PLACE, "holiday.jpeg", photo);

        assertThat(answer.json().path("kind").asText()).isEqualTo("image");
        assertThat(answer.json().path("width").asInt()).isPositive();
        assertThat(answer.json().path("height").asInt()).isPositive();
        var back = get(answer, "");
        assertThat(back.text()).doesNotContain("somewhere", "Exif");
        assertThat(back.header("Content-Disposition").orElseThrow()).startsWith("inline;");
        var small = get(answer, "/thumbnail");
        assertThat(small.status()).isEqualTo(200);
        assertThat(small.text()).doesNotContain("somewhere");
    }

    @Test
    void uploading_again_makes_no_second() {
        var address = PLACE + "?clientId=" + UUID.randomUUID();
        var first = ada.upload(address, "a.txt", BodyPublishers.ofByteArray(text("one")));
        int before = blobs();
        var second = ada.upload(address, "b.txt", BodyPublishers.ofByteArray(text("other")));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void a_stranger_sees_nothing_and_brings_nothing() {
        var id = ada.upload(PLACE, "a.txt", text("mine")).json().path("id").asText();
        var eve = web.register("eve");
        assertThat(eve.get(PLACE + "/" + id).problem()).isEqualTo("404 not_found");
        assertThat(eve.get(PLACE + "/" + id + "/thumbnail").problem()).isEqualTo("404 not_found");
        assertThat(eve.get(PLACE + "/" + UUID.randomUUID()).problem()).isEqualTo("404 not_found");
        assertThat(eve.get(PLACE + "/..%2f..%2fetc%2fpasswd").status()).isIn(400, 404);
        assertThat(web.stranger().get(PLACE + "/" + id).status()).isEqualTo(401);
        assertThat(web.stranger().upload(PLACE, "a.txt", text("x")).status()).isEqualTo(403);
    }

    @Test
    void names_lead_nowhere() {
        assertThat(
                        ada.upload(PLACE, "../../../etc/cron.d/x", text("x"))
                                .json()
                                .path("name")
                                .asText())
                .isEqualTo("x");
        assertThat(ada.upload(PLACE, "", text("x")).json().path("name").asText()).isEqualTo("file");
    }

    @Test
    void what_a_page_might_run_is_only_ever_saved() {
        for (var markup :
                new String[] {
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                    "<!doctype html><script>alert(1)</script>",
                    "GIF89a/*<script>*/=1;alert(1)"
                }) {
            var answer = ada.upload(PLACE, "picture.svg", text(markup));
            assertThat(answer.json().path("kind").asText()).isEqualTo("document");
            var back = get(answer, "");
            assertThat(back.header("Content-Type")).contains("application/octet-stream");
            assertThat(back.header("Content-Disposition").orElseThrow()).startsWith("attachment;");
        }
    }

    @Test
    void of_a_polyglot_the_picture_is_kept() {
        for (var both :
                Pictures.telling(Pictures.plain(20, 20, 0xff0000), "alert(document.domain)")) {
            var answer = ada.upload(PLACE, "x.html", both);
            assertThat(answer.json().path("kind").asText()).isEqualTo("image");
            assertThat(answer.json().path("name").asText()).doesNotContain("html");
            assertThat(get(answer, "").text()).doesNotContain("alert");
        }
    }

    @Test
    void a_picture_that_claims_to_be_huge_is_refused() {
        int before = blobs();
        assertThat(ada.upload(PLACE, "bomb.png", Pictures.bomb(30_000, 30_000)).problem())
                .isEqualTo("413 too_large");
        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void a_voice_message_tells_how_long_and_how_loud() {
        var sound = "\u001aE\u00df\u00a3\u0001webm A_OPUS".getBytes(ISO_8859_1);
        var address = PLACE + "?clientId=%s&duration=%s&peaks=%s";
        var answer =
                ada.upload(
                        address.formatted(UUID.randomUUID(), 4200, "018f"),
                        "voice.webm",
                        BodyPublishers.ofByteArray(sound));
        assertThat(answer.json().path("kind").asText()).isEqualTo("voice");
        assertThat(answer.json().path("duration").asLong()).isEqualTo(4200);
        assertThat(answer.json().path("peaks").asText()).isEqualTo("018f");
        for (var wrong : new String[] {"&peaks=0z&duration=1", "&peaks=00", "&peaks=0&duration=-1"})
            assertThat(
                            ada.upload(
                                            PLACE + "?clientId=" + UUID.randomUUID() + wrong,
                                            "voice.webm",
                                            BodyPublishers.ofByteArray(sound))
                                    .status())
                    .isEqualTo(400);
    }

    @Test
    void what_says_nothing_of_itself_is_not_taken() {
        assertThat(
                        ada.upload(
                                        PLACE + "?clientId=x",
                                        "a",
                                        BodyPublishers.ofByteArray(text("x")))
                                .problem())
                .isEqualTo("400 invalid clientId");
        assertThat(ada.upload(PLACE + "?x=1", "a", BodyPublishers.ofByteArray(text("x"))).problem())
                .isEqualTo("400 invalid clientId");
    }

    @Test
    void a_face_is_a_square_that_everybody_sees() {
        var grace = web.register("grace");
        var answer = ada.upload("/api/v1/users/me/avatar", "me.jpg", Pictures.photo(900, 700));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("width").asInt()).isEqualTo(640);
        assertThat(answer.json().path("height").asInt()).isEqualTo(640);

        var face = grace.get("/api/v1/users/" + ada.userId()).json().path("avatar").asText();
        assertThat(face).isEqualTo(answer.json().path("id").asText());
        assertThat(grace.get(PLACE + "/" + face + "/thumbnail").status()).isEqualTo(200);

        assertThat(ada.upload("/api/v1/users/me/avatar", "me.jpg", text("hello")).problem())
                .isEqualTo("400 invalid");
        assertThat(ada.delete("/api/v1/users/me/avatar").status()).isEqualTo(204);
        assertThat(grace.get("/api/v1/users/" + ada.userId()).json().has("avatar")).isFalse();
        assertThat(grace.get(PLACE + "/" + face).status()).isEqualTo(404);
    }

    // Stretches

    @Test
    void stretches_are_served_one_at_a_time() {
        var answer = ada.upload(PLACE, "a.txt", text("0123456789"));
        var part = get(answer, "", "Range", "bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("Content-Range")).contains("bytes 2-4/10");
        assertThat(part.header("Content-Length")).contains("3");
        assertThat(get(answer, "", "Range", "bytes=-3").text()).isEqualTo("789");
        var behind = get(answer, "", "Range", "bytes=10-");
        assertThat(behind.status()).isEqualTo(416);
        assertThat(behind.header("Content-Range")).contains("bytes */10");
        var whole = get(answer, "", "Range", "bytes=0-1,4-5");
        assertThat(whole.status()).isEqualTo(200);
        var tag = whole.header("ETag").orElseThrow();
        assertThat(get(answer, "", "Range", "bytes=2-4", "If-Range", tag).status()).isEqualTo(206);
        assertThat(get(answer, "", "Range", "bytes=2-4", "If-Range", "\"other\"").text())
                .isEqualTo("0123456789");
        assertThat(get(answer, "", "If-None-Match", tag).status()).isEqualTo(304);
    }

    // Sizes

    @Test
    void more_than_a_file_may_have_is_refused_and_nothing_is_left() {
        int before = blobs();
        var tooMuch = new byte[(int) Attachment.MAX_SIZE + 1];
        assertThat(ada.upload(PLACE, "much", tooMuch).status()).isEqualTo(413);
        var inPieces = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch));
        assertThat(ada.upload(PLACE + "?clientId=" + UUID.randomUUID(), "much", inPieces).status())
                .isEqualTo(413);
        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void what_comes_in_pieces_of_unknown_number_is_taken() {
        var inPieces =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[300_000]));
        var answer = ada.upload(PLACE + "?clientId=" + UUID.randomUUID(), "much", inPieces);
        assertThat(answer.json().path("size").asInt()).isEqualTo(300_000);
    }

    @Test
    void other_requests_stay_as_small_as_they_have_to_be() {
        var long1 = "{\"text\":\"" + "x".repeat(100_000) + "\"}";
        assertThat(ada.json("POST", "/api/v1/conversations", long1).problem())
                .isEqualTo("413 too_large");
        assertThat(
                        ada.send(
                                        "POST",
                                        "/api/v1/conversations",
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(text(long1))),
                                        "Content-Type",
                                        "application/json")
                                .problem())
                .isEqualTo("413 too_large");
    }

    @Test
    void a_quota_holds() {
        var terms = new Chat.Terms(TestWeb.KEY, Duration.ofDays(1), 1_000);
        try (var small =
                TestWeb.start(
                        Chat.over(MemoryPorts.forTests(), Clock.systemUTC(), terms),
                        settings -> settings)) {
            var grace = small.register("grace");
            assertThat(grace.upload(PLACE, "a", new byte[600]).status()).isEqualTo(201);
            assertThat(grace.upload(PLACE, "b", new byte[600]).problem())
                    .isEqualTo("413 too_large");
            assertThat(grace.upload(PLACE, "c", new byte[400]).status()).isEqualTo(201);
            assertThat(grace.upload(PLACE, "d", new byte[1]).problem()).isEqualTo("413 too_large");
        }
    }

    // What breaks off

    @Test
    void an_upload_that_is_cut_off_leaves_nothing() throws IOException {
        for (var framing : new String[] {"Content-Length: 1000000", "Transfer-Encoding: chunked"}) {
            int before = blobs();
            var clientId = UUID.randomUUID();
            try (var socket = new Socket("127.0.0.1", web.web().port())) {
                var out = socket.getOutputStream();
                out.write(
                        ("POST %s?clientId=%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n%s\r\n\r\n"
                                        .formatted(
                                                PLACE,
                                                clientId,
                                                ada.header("Authorization"),
                                                framing))
                                .getBytes(US_ASCII));
                if (framing.endsWith("chunked")) out.write("186A0\r\n".getBytes(US_ASCII));
                out.write(new byte[100_000]);
                out.flush();
            }
            // Had it been kept, this would be a repetition.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(blobs()).isEqualTo(before));
            var address = PLACE + "?clientId=" + clientId;
            var again = ada.upload(address, "a", BodyPublishers.ofByteArray(text("whole")));
            assertThat(again.status()).isEqualTo(201);
        }
    }
}
