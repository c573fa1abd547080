package chat.sohbet.bootstrap;

import static chat.sohbet.bootstrap.Home.narrow;
import static chat.sohbet.bootstrap.Home.wide;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Three people and a group: who leads it does so beside the chat, and all others see it at once.
class GroupsTest {
    @RegisterExtension static final Home home = new Home();

    private Visitor ada;
    private Visitor grace;
    private Visitor mert;

    @BeforeEach
    void meet() {
        ada = home.visitor("ada", "Ada Vural", wide());
        grace = home.visitor("grace", "Grace Hopper", wide());
        mert = home.visitor("mert", "Mert Yılmaz", narrow());
    }

    @Test
    void a_group_is_founded_and_is_in_the_others_lists_at_once() {
        ada.page().evaluate("window.same = true");
        found("Sunday breakfast", "grace", "mert");
        assertThat(system(ada, "You made the group “Sunday breakfast”")).isVisible();
        assertThat(ada.page().locator("[data-part=status]"))
                .hasText("Grace Hopper, Mert Yılmaz, You");
        for (var other : List.of(grace, mert)) {
            other.row("Sunday breakfast").click();
            assertThat(system(other, "Ada Vural made the group “Sunday breakfast”")).isVisible();
        }
        ada.write("Eleven o’clock?");
        assertThat(grace.bubble("Eleven o’clock?").locator(".from")).hasText("Ada Vural");
        assertThat(mert.bubble("Eleven o’clock?")).isVisible();
        assertThat(ada.bubble("Eleven").locator(".ticks")).hasAttribute("data-state", "read");
        assertThat((Boolean) ada.page().evaluate("window.same")).isTrue();
    }

    @Test
    void what_is_missing_is_said_beside_its_field() {
        ada.page().click("a[href='/groups/new'] >> visible=true");
        ada.page().click(".picker >> visible=true >> text=Create group");
        assertThat(ada.page().locator("#group-title-under"))
                .hasText("This has to be 1 to 100 characters.");
        assertThat(ada.page().locator("#group-title")).isFocused();
        ada.page().fill("#group-title", "Alone");
        ada.page().click("text=Create group");
        assertThat(ada.page().locator("[data-show=group] [role=alert]"))
                .hasText("Choose one person at least.");
    }

    @Test
    void admins_add_promote_rename_and_remove_and_everybody_sees_it_live() {
        found("Breakfast", "grace");
        grace.row("Breakfast").click();
        details(grace);
        details(ada);
        ada.page().click(".details-pane >> text=Add people");
        choose(ada.page().locator(".details-pane"), "mert");
        ada.page().click("text=Add to the group");
        assertThat(member(ada, "Mert Yılmaz")).isVisible();
        assertThat(member(grace, "Mert Yılmaz")).isVisible();
        assertThat(system(grace, "Ada Vural added Mert Yılmaz")).isVisible();
        mert.row("Breakfast").click();
        assertThat(mert.page().locator("[data-part=words]")).isVisible();

        deed(ada, "Grace Hopper", "Make admin");
        assertThat(member(ada, "Grace Hopper").locator(".tag")).hasText("Admin");
        assertThat(grace.page().locator(".details-pane >> text=Edit name")).isVisible();
        grace.page().click(".details-pane >> text=Edit name");
        grace.page().fill("#new-title", "Late breakfast");
        grace.page().fill("#new-description", "Bring something round");
        grace.page().click("[data-act=rename] >> text=Save");
        for (var visitor : List.of(ada, grace, mert))
            assertThat(visitor.page().locator("[data-part=title]")).hasText("Late breakfast");
        assertThat(ada.page().locator(".details-pane [data-part=description]"))
                .hasText("Bring something round");
        assertThat(ada.row("Late breakfast")).isVisible();

        deed(ada, "Mert Yılmaz", "Remove");
        ada.page().click("dialog >> text=Remove >> visible=true >> nth=-1");
        assertThat(member(grace, "Mert Yılmaz")).hasCount(0);
        assertThat(system(mert, "Ada Vural removed you")).isVisible();
        assertThat(mert.page().locator("[data-part=closed]")).isVisible();
        assertThat(mert.page().locator("[data-part=words]")).isHidden();
        ada.write("Without Mert");
        assertThat(grace.bubble("Without Mert")).isVisible();
        assertThat(mert.bubble("Without Mert")).hasCount(0);
    }

    @Test
    void the_last_admin_names_a_successor_and_leaves() {
        found("Book club", "grace", "mert");
        grace.row("Book club").click();
        details(ada);
        ada.page().click("text=Leave group");
        assertThat(ada.page().locator("#successor")).isVisible();
        ada.page()
                .selectOption(
                        "#successor",
                        new com.microsoft.playwright.options.SelectOption()
                                .setLabel("Grace Hopper"));
        ada.page().click("button >> text=Leave group");
        assertThat(ada.page().locator("[data-part=closed]")).isVisible();
        assertThat(system(grace, "Ada Vural left")).isVisible();
        details(grace);
        assertThat(member(grace, "You").locator(".tag")).hasText("Admin");
        assertThat(member(grace, "Ada Vural")).hasCount(0);
    }

    @Test
    void an_invite_lets_in_who_logs_in_until_it_is_revoked() {
        found("Neighbours", "grace");
        details(ada);
        ada.page().click("text=Invite by link");
        ada.page().click("text=Make a link");
        assertThat(ada.page().locator("#invite-link"))
                .hasValue(Pattern.compile("/invite/[\\w-]{22}$"));
        var link = ada.page().locator("#invite-link").inputValue();
        mert.page().navigate(link);
        assertThat(mert.page().locator("h1")).hasText("Neighbours");
        mert.look("invite-narrow-dark");
        assertThat(mert.violations()).isEmpty();
        mert.page().click("text=Join the group");
        assertThat(system(mert, "You joined by the invite link")).isVisible();
        assertThat(member(ada, "Mert Yılmaz")).isVisible();

        ada.page().click("text=Revoke it");
        ada.page().click("dialog >> text=Revoke it");
        assertThat(ada.page().locator("text=There is no link now")).isVisible();
        var late = home.stranger(wide());
        late.page().navigate(link);
        assertThat(late.page().locator("h1")).hasText("This invite no longer works");
        assertThat(late.violations()).isEmpty();
        late.look("invite-revoked");
        // That it is gone is a complaint of the browser's.
        late.complaints().clear();
    }

    @Test
    void receipts_say_who_has_read_a_message_and_who_has_not() {
        found("Receipts", "grace", "mert");
        ada.write("Who reads?");
        grace.row("Receipts").click();
        assertThat(grace.bubble("Who reads?")).isVisible();
        assertThat(ada.bubble("Who reads?").locator(".ticks"))
                .hasAttribute("data-state", "delivered");
        ada.bubble("Who reads?").hover();
        ada.bubble("Who reads?").locator("[data-part=more]").click();
        ada.page().click("[data-act=trace]");
        assertThat(ada.page().locator("[data-part=traces] [data-part=read] li"))
                .hasText("GHGrace Hopper");
        assertThat(ada.page().locator("[data-part=traces] [data-part=delivered] li"))
                .hasText("MYMert Yılmaz");
        ada.look("receipts-wide-light");
        assertThat(ada.violations()).isEmpty();
        mert.row("Receipts").click();
        assertThat(ada.page().locator("[data-part=traces] [data-part=read] li")).hasCount(2);
    }

    @Test
    void a_blocked_person_is_not_heard_until_unblocked() {
        ada.openChatWith(home.name("mert"));
        var tab = ada.secondTab();
        details(ada);
        ada.page().click(".details-pane >> text=Block Mert Yılmaz");
        ada.page().click("dialog >> button >> text=Block");
        for (var page : List.of(ada.page(), tab)) {
            assertThat(page.locator("[data-part=unblock]")).isVisible();
            assertThat(page.locator("[data-part=words]")).isHidden();
        }
        mert.openChatWith(home.name("ada"));
        mert.write("Are you there?");
        assertThat(mert.bubble("Are you there?").locator(".ticks"))
                .hasAttribute("data-state", "sent");
        ada.go("/me");
        assertThat(ada.page().locator("[data-part=blocked]")).containsText("Mert Yılmaz");
        ada.look("me-blocked-wide-light");
        assertThat(ada.violations()).isEmpty();
        tab.click("[data-part=unblock] >> text=Unblock");
        assertThat(tab.locator("[data-part=words]")).isVisible();
        mert.write("And now?");
        assertThat(tab.locator(".message")).hasText(Pattern.compile("And now"));
    }

    @Test
    void every_panel_is_clean_to_axe_wide_and_narrow_light_and_dark() {
        found("Looks", "grace", "mert");
        ada.write("A word of mine");
        mert.row("Looks").click();
        assertThat(mert.bubble("A word of mine")).isVisible();
        var chat = java.net.URI.create(ada.page().url()).getPath();
        details(ada);
        deedShown(ada, "Grace Hopper");
        mert.go(chat + "/details");
        for (var visitor : List.of(ada, mert)) {
            var look = visitor == ada ? "wide-light-" : "narrow-dark-";
            assertThat(member(visitor, "Grace Hopper")).isVisible();
            visitor.look(look + "details");
            assertThat(visitor.violations()).as(look + "details").isEmpty();
            var paths =
                    visitor == ada
                            ? List.of(chat + "/add", chat + "/leave", "/groups/new")
                            : List.of(chat + "/leave", "/groups/new");
            for (var path : paths) {
                visitor.go(path);
                var name = path.substring(path.lastIndexOf('/') + 1);
                assertThat(visitor.page().locator(".bar-title >> visible=true").last()).isVisible();
                visitor.look(look + name);
                assertThat(visitor.violations()).as(look + name).isEmpty();
            }
        }
    }

    private void found(String title, String... others) {
        ada.page().click("a[href='/groups/new'] >> visible=true >> nth=0");
        ada.page().fill("#group-title", title);
        for (var other : others) choose(ada.page().locator("[data-show=group]"), other);
        ada.page().click("text=Create group");
        assertThat(ada.page().locator("[data-part=title]")).hasText(title);
    }

    private void choose(Locator picker, String username) {
        picker.locator("input[name=query]").fill(home.name(username));
        picker.locator("[data-part=candidates] li").getByText("@" + home.name(username)).click();
        assertThat(picker.locator(".chip").last()).isVisible();
        assertThat(picker.locator("input[name=query]")).hasValue("");
    }

    private static void details(Visitor visitor) {
        visitor.page().click("[data-part=peer]");
        assertThat(visitor.page().locator(".details-pane")).isVisible();
    }

    private static Locator member(Visitor visitor, String name) {
        return visitor.page()
                .locator(
                        ".details-pane [data-part=members] > li",
                        new Page.LocatorOptions().setHasText(name));
    }

    private static void deedShown(Visitor visitor, String name) {
        member(visitor, name).locator("summary").click();
        assertThat(member(visitor, name).locator("[data-part=deeds]")).isVisible();
    }

    private static void deed(Visitor visitor, String name, String deed) {
        deedShown(visitor, name);
        member(visitor, name)
                .locator("button", new Locator.LocatorOptions().setHasText(deed))
                .click();
    }

    private static Locator system(Visitor visitor, String text) {
        return visitor.page().locator(".system", new Page.LocatorOptions().setHasText(text));
    }
}
