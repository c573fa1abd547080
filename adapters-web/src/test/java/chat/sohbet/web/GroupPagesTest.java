package chat.sohbet.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.web.testing.FormBrowser;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups, their people, invites, receipts and blocks, as a browser without JavaScript sees them.
class GroupPagesTest {
    private TestWeb web;
    private FormBrowser ada;
    private FormBrowser grace;
    private FormBrowser mert;

    @BeforeEach
    void start() {
        web = TestWeb.start();
        ada = person("ada", "Ada Vural");
        grace = person("grace", "Grace Hopper");
        mert = person("mert", "Mert Yılmaz");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private FormBrowser person(String username, String name) {
        var browser = new FormBrowser(web.uri());
        browser.register(username, name);
        return browser;
    }

    /// The value of the box that chooses somebody.
    private static String box(HttpResponse<String> page, String name) {
        var row =
                Pattern.compile(
                                "<li data-id=\"([^\"]+)\"><label class=\"row plain choose\">(?:(?!</li>).)*"
                                        + Pattern.quote(name))
                        .matcher(page.body());
        assertThat(row.find()).as("a box for " + name).isTrue();
        return row.group(1);
    }

    private String id(FormBrowser browser, String name) {
        return box(browser.get("/groups/new"), name);
    }

    /// Ada's group with Grace.
    private String group() {
        var page = ada.get("/groups/new");
        var made =
                ada.submit(
                        page,
                        "/groups/new",
                        "title",
                        "Sunday breakfast",
                        "description",
                        "Bring something round",
                        "member",
                        box(page, "Grace Hopper"),
                        "do",
                        "create");
        assertThat(made.uri().getPath()).startsWith("/chat/");
        return made.uri().getPath();
    }

    private HttpResponse<String> manage(String chat, String deed, String user) {
        return ada.submit(ada.get(chat + "/details"), chat + "/members", deed, user);
    }

    @Test
    void people_are_chosen_search_by_search_and_the_group_opens() {
        var first = ada.submit(ada.get("/groups/new"), "/groups/new", "query", "grace");
        var graceId = box(first, "Grace Hopper");
        assertThat(first.body()).doesNotContain("Mert Yılmaz");
        var second =
                ada.submit(
                        first,
                        "/groups/new",
                        "title",
                        "Çay & simit",
                        "member",
                        graceId,
                        "query",
                        "mert",
                        "do",
                        "search");
        assertThat(second.body())
                .contains("value=\"Çay &amp; simit\"")
                .contains("value=\"" + graceId + "\" checked");
        var made =
                ada.submit(
                        second,
                        "/groups/new",
                        "title",
                        "Çay & simit",
                        "member",
                        box(second, "Mert Yılmaz"),
                        "do",
                        "create");
        assertThat(made.body())
                .contains("You made the group “Çay &amp; simit”")
                .contains("Grace Hopper, Mert Yılmaz, You");
        assertThat(mert.get("/").body()).contains("Çay &amp; simit");
        assertThat(mert.get(made.uri().getPath()).body()).contains("Ada Vural made the group");
    }

    @Test
    void a_group_without_a_name_or_without_people_says_so_and_keeps_what_was_typed() {
        var page = ada.get("/groups/new");
        var nameless =
                ada.submit(
                        page,
                        "/groups/new",
                        "description",
                        "Every Sunday",
                        "member",
                        box(page, "Grace Hopper"),
                        "do",
                        "create");
        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(nameless.body())
                .contains("id=\"group-title-under\" data-part=\"under\">This has to be 1 to 100")
                .contains("Every Sunday")
                .contains("checked");
        var alone = ada.submit(page, "/groups/new", "title", "Nobody", "do", "create");
        assertThat(alone.statusCode()).isEqualTo(400);
        assertThat(alone.body()).contains("Choose one person at least.").contains("Nobody");
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_group() {
        var page = ada.get("/groups/new");
        var user = box(page, "Grace Hopper");
        var form = new String[] {"title", "Once", "member", user, "do", "create"};
        var one = ada.submit(page, "/groups/new", form).uri();
        assertThat(ada.submit(page, "/groups/new", form).uri()).isEqualTo(one);
    }

    @Test
    void admins_name_the_group_and_members_only_read() {
        var chat = group();
        var details = ada.get(chat + "/details");
        assertThat(details.body()).contains("Bring something round").contains("2 members");
        var renamed =
                ada.submit(
                        details,
                        chat + "/details",
                        "title",
                        "Monday breakfast",
                        "description",
                        "Bagels");
        assertThat(renamed.uri().getPath()).isEqualTo(chat + "/details");
        assertThat(grace.get(chat + "/details").body())
                .contains("Ada Vural changed the name to “Monday breakfast”")
                .contains("Ada Vural changed the description")
                .contains("Bagels");
        var wrong = ada.submit(details, chat + "/details", "title", " ", "description", "Still");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("This has to be 1 to 100").contains(">Still</textarea>");
        var member = grace.submit(grace.get(chat + "/details"), chat + "/details", "title", "Mine");
        assertThat(member.statusCode()).isEqualTo(403);
        assertThat(grace.get(chat + "/add").statusCode()).isEqualTo(403);
    }

    @Test
    void admins_add_promote_and_remove_and_who_is_removed_goes_on_reading() {
        var chat = group();
        var page = ada.get(chat + "/add");
        assertThat(page.body()).doesNotContain("Grace Hopper</span><span class=\"row-text\">");
        var mertId = box(page, "Mert Yılmaz");
        assertThat(ada.submit(page, chat + "/add", "member", mertId, "do", "create").body())
                .contains("You added Mert Yılmaz")
                .contains("3 members");
        assertThat(manage(chat, "promote", mertId).body())
                .contains("You made Mert Yılmaz an admin");
        assertThat(manage(chat, "demote", mertId).body()).contains("You made Mert Yılmaz a member");
        assertThat(manage(chat, "remove", mertId).body()).contains("You removed Mert Yılmaz");
        var read = mert.get(chat);
        assertThat(read.body())
                .contains("Ada Vural removed you")
                .contains("data-part=\"composer\" hidden")
                .containsPattern("data-part=\"closed\">You are not a member");
        assertThat(mert.get(chat + "/details").body()).doesNotContain("Grace Hopper");
        assertThat(mert.get(chat + "/add").statusCode()).isEqualTo(404);
    }

    @Test
    void the_last_admin_names_a_successor_and_leaves() {
        var chat = group();
        var asked = ada.get(chat + "/leave");
        assertThat(asked.body())
                .contains("Who leads the group after you?")
                .contains(">Grace Hopper");
        var refused = ada.submit(asked, chat + "/leave");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Name another admin before you do that.");
        var graceId = id(ada, "Grace Hopper");
        var left = ada.submit(asked, chat + "/leave", "successor", graceId);
        assertThat(left.body())
                .contains("You left")
                .containsPattern("data-part=\"closed\">You are");
        assertThat(grace.get(chat + "/details").body())
                .contains("Ada Vural made you an admin")
                .contains("1 member");
    }

    @Test
    void who_follows_an_invite_logs_in_first_and_comes_back() {
        var chat = group();
        var details = ada.submit(ada.get(chat + "/details"), chat + "/invite", "do", "create");
        var link = Pattern.compile(web.origin() + "(/invite/[\\w-]{22})").matcher(details.body());
        assertThat(link.find()).isTrue();
        var stranger = new FormBrowser(web.uri());
        var door = stranger.get(link.group(1));
        assertThat(door.body())
                .contains("Sunday breakfast")
                .contains("2 members")
                .doesNotContain("Grace Hopper")
                .doesNotContain("Join the group");
        var login =
                Pattern.compile("href=\"(/register\\?next=[^\"]+)\"")
                        .matcher(door.body().replace("&#61;", "="));
        assertThat(login.find()).isTrue();
        var back = stranger.register(stranger.get(login.group(1)), "eve", "Eve");
        assertThat(back.uri().getPath()).isEqualTo(link.group(1));
        assertThat(stranger.submit(back, "/invite/").body())
                .contains("You joined by the invite link");

        ada.submit(ada.get(chat + "/details"), chat + "/invite", "do", "revoke");
        var revoked = mert.get(link.group(1));
        assertThat(revoked.statusCode()).isEqualTo(404);
        assertThat(revoked.body()).contains("This invite no longer works");
        assertThat(mert.get("/invite/nothing-at-all").body()).isEqualTo(revoked.body());
        assertThat(mert.submit(back, "/invite/").body()).doesNotContain("You joined");
    }

    @Test
    void a_login_leads_nowhere_but_to_invites() {
        var page = new FormBrowser(web.uri()).get("/login?next=https%3A%2F%2Fevil.example%2F");
        assertThat(page.body()).contains("name=\"next\" value=\"/\"");
        assertThat(new FormBrowser(web.uri()).get("/login?next=%2F%2Fevil.example").body())
                .contains("name=\"next\" value=\"/\"");
    }

    @Test
    void the_author_sees_how_far_a_message_came_and_nobody_else_does() {
        var chat = group();
        ada.submit(ada.get(chat), chat, "text", "Eleven?");
        assertThat(ada.get(chat + "/info/2").body())
                .contains("Not delivered yet</h3><ul><li data-id=\"" + id(ada, "Grace Hopper"));
        grace.submit(grace.get(chat), chat, "text", "Evet!");
        assertThat(ada.get(chat + "/info/2").body())
                .contains("Read by</h3><ul><li data-id=\"" + id(ada, "Grace Hopper"));
        assertThat(grace.get(chat + "/info/2").statusCode()).isEqualTo(404);
        assertThat(ada.get(chat + "/info/9").statusCode()).isEqualTo(404);
        assertThat(ada.get(chat + "/info/x").statusCode()).isEqualTo(404);
    }

    @Test
    void a_blocked_person_is_listed_and_unblocked_there_or_in_the_chat() {
        var chat = ada.submit(ada.get("/people?query=mert"), "/people/");
        var path = chat.uri().getPath();
        var details = ada.get(path + "/details");
        var user = id(ada, "Mert Yılmaz");
        var blocked = ada.submit(details, "/people/" + user + "/block", "do", "block");
        assertThat(blocked.body())
                .contains("You blocked <bdi")
                .contains("data-part=\"composer\" hidden");
        mert.submit(mert.get(path), path, "text", "Are you there?");
        assertThat(ada.get(path).body()).doesNotContain("Are you there?");
        assertThat(mert.get(path).body()).doesNotContain("You blocked <bdi data-part=\"x");
        var mine = ada.get("/me");
        assertThat(mine.body()).contains("People you blocked").contains("@mert");
        var back = ada.submit(mine, "/people/" + user, "do", "unblock");
        assertThat(back.uri().getPath()).isEqualTo("/me");
        assertThat(back.body()).doesNotContain("@mert");
        assertThat(ada.get(path).body()).contains("data-part=\"composer\">");
    }

    @Test
    void a_foreign_group_is_one_that_does_not_exist() {
        var chat = group();
        for (var page : new String[] {"", "/details", "/add", "/leave", "/info/1"}) {
            var foreign = mert.get(chat + page);
            var missing = mert.get("/chat/00000000-0000-7000-8000-000000000000" + page);
            assertThat(foreign.statusCode()).as(page).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(missing.body());
        }
        var form =
                Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(mert.get("/").body());
        assertThat(form.find()).isTrue();
        for (var page : new String[] {"/details", "/add", "/leave", "/members", "/invite"})
            assertThat(
                            mert.post(chat + page, "title=x&do=create&form=" + form.group(1))
                                    .statusCode())
                    .as(page)
                    .isEqualTo(404);
    }

    @Test
    void no_form_counts_without_its_token() {
        var chat = group();
        var user = id(ada, "Grace Hopper");
        for (var path :
                new String[] {
                    "/groups/new",
                    chat + "/details",
                    chat + "/add",
                    chat + "/leave",
                    chat + "/members",
                    chat + "/invite",
                    "/people/" + user + "/block",
                    "/invite/AAAAAAAAAAAAAAAAAAAAAA"
                }) {
            var answer = ada.post(path, "title=x&remove=" + user + "&do=create");
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(ada.get(chat + "/details").body()).contains("2 members");
    }
}
