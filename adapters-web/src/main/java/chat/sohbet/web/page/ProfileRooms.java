package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.User;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Me;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Oneself: how one is shown, and one's password.
final class ProfileRooms {
    private static final Problem TAKEN =
            new Problem(Problem.Code.TAKEN, "email", "Somebody has registered with this address.");

    private final Site site;
    private final Hall hall;

    ProfileRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
    }

    void register(Routes routes) {
        routes.get("/me", hall.signedIn(this::myself))
                .post("/me/profile", hall.signedIn(this::present))
                .post("/me/appearance", hall.signedIn(this::appear))
                .post("/me/privacy", hall.signedIn(this::keep))
                .post("/me/password", hall.signedIn(this::password))
                .post("/me/email", hall.signedIn(this::readdress))
                .post("/me/deletion", hall.signedIn(this::delete));
    }

    private void myself(Me me, ServerRequest request, ServerResponse response) {
        var changed =
                switch (request.query().first("changed").orElse("")) {
                    case "profile" -> Saying.of("profile.changed");
                    case "privacy" -> Saying.of("privacy.changed");
                    case "appearance" -> Saying.of("look.changed");
                    case "email" -> Saying.of("profile.email-changed");
                    case "password" -> Saying.of("profile.password-changed");
                    default -> Saying.NOTHING;
                };
        hall.show(me, request, response, View.of(Profile.of(known(me), changed)));
    }

    private void present(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var name = sent.text("displayName");
        var about = sent.text("about");
        try {
            site.chat().accounts().present(me.user(), new DisplayName(name), new About(about));
            Html.see(response, "/me?changed=profile");
        } catch (InvalidValue wrong) {
            var profile =
                    Profile.of(
                            Typed.of("displayName", name, wrong),
                            Typed.of("about", about, wrong),
                            true);
            hall.show(me, request, response, 400, View.of(profile));
        }
    }

    /// A box that isn't ticked isn't sent.
    private void keep(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var own = site.chat().own();
        var privacy =
                own.privacy(me.user())
                        .lastSeen(!sent.text("lastSeen").isEmpty())
                        .readMarks(!sent.text("readMarks").isEmpty())
                        .picture(!sent.text("picture").isEmpty());
        own.keep(me.user(), privacy);
        Html.see(response, "/me?changed=privacy");
    }

    private void appear(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        Appearance.of(sent.text("theme"), sent.text("size")).keep(response);
        Html.see(response, "/me?changed=appearance");
    }

    private void password(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var profile = Profile.of(known(me), Saying.NOTHING);
        try {
            var fresh = new Password(sent.text("password"));
            site.doorkeeper().attempt(request);
            if (site.chat()
                    .accounts()
                    .changePassword(me.user(), me.session(), sent.text("current"), fresh)) {
                Html.see(response, "/me?changed=password");
                return;
            }
            profile = profile.wrong(Saying.of("profile.not-yours"), Saying.NOTHING);
            hall.show(me, request, response, 403, View.of(profile));
        } catch (InvalidValue wrong) {
            hall.show(
                    me,
                    request,
                    response,
                    400,
                    View.of(profile.wrong(Saying.NOTHING, Wrong.of(wrong))));
        }
    }

    private void readdress(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var typed = sent.text("email");
        try {
            var email = new EmailAddress(typed);
            site.doorkeeper().attempt(request);
            switch (site.chat().accounts().changeEmail(me.user(), sent.text("current"), email)) {
                case DONE -> Html.see(response, "/me?changed=email");
                case WRONG_PASSWORD ->
                        again(
                                me,
                                request,
                                response,
                                403,
                                AccountForms.readdressing(
                                        Typed.of(typed), Saying.of("profile.not-yours")));
                case TAKEN ->
                        again(
                                me,
                                request,
                                response,
                                409,
                                AccountForms.readdressing(
                                        new Typed(typed, Wrong.of(TAKEN)), Saying.NOTHING));
            }
        } catch (InvalidValue wrong) {
            again(
                    me,
                    request,
                    response,
                    400,
                    AccountForms.readdressing(Typed.of("email", typed, wrong), Saying.NOTHING));
        }
    }

    private void delete(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        site.doorkeeper().attempt(request);
        if (site.chat().accounts().delete(me.user(), sent.text("current"))) {
            site.doorkeeper().letOut(request, response);
            // What the browser kept of the chats; only secure contexts heed it.
            response.headers().set(HeaderNames.create("Clear-Site-Data"), "\"storage\"");
            Html.see(response, "/login?deleted");
            return;
        }
        var forms = AccountForms.leaving(Saying.of("profile.not-yours"));
        again(me, request, response, 403, forms);
    }

    private void again(
            Me me, ServerRequest request, ServerResponse response, int status, AccountForms forms) {
        var profile = Profile.of(known(me), Saying.NOTHING).with(forms);
        hall.show(me, request, response, status, View.of(profile));
    }

    private User known(Me me) {
        return site.chat()
                .accounts()
                .account(me.user())
                .orElseThrow(Problem::unauthenticated)
                .user();
    }
}
