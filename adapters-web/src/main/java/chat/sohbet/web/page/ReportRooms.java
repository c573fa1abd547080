package chat.sohbet.web.page;

import chat.sohbet.application.ReportMisuse.Filing;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.report.Note;
import chat.sohbet.domain.report.Reason;
import chat.sohbet.domain.report.Subject;
import chat.sohbet.domain.user.User;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Saying;
import chat.sohbet.web.security.Me;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reporting a message, or the other person of a chat, by a form that works without scripts.
final class ReportRooms {
    private static final String PERSON = "/chat/{id}/report";
    private static final String MESSAGE = PERSON + "/{seq}";

    private final Site site;
    private final Hall hall;
    private final Excerpts excerpts;

    ReportRooms(Hall hall) {
        this.site = hall.site();
        this.hall = hall;
        this.excerpts = new Excerpts(hall);
    }

    void register(Routes routes) {
        routes.get(PERSON, hall.signedIn(this::person))
                .post(PERSON, hall.signedIn(this::reportPerson))
                .get(MESSAGE, hall.signedIn(this::message))
                .post(MESSAGE, hall.signedIn(this::reportMessage));
    }

    private void person(Me me, ServerRequest request, ServerResponse response) {
        var other = other(me, hall.head(me, request));
        show(me, request, response, new Subject.Person(other.id()), Draft.NONE);
    }

    private void reportPerson(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var other = other(me, hall.head(me, request));
        var draft = Draft.of(sent.text("reason"), sent.text("note"));
        if (draft.wrong().isPresent()) {
            show(me, request, response, new Subject.Person(other.id()), draft);
            return;
        }
        site.sends().take(me.user());
        var misuse = site.chat().misuse();
        var filing = misuse.person(me.user(), other.id(), draft.read(), new Note(draft.note()));
        filed(request, response, filing);
    }

    private static User other(Me me, Head head) {
        return Titles.other(me.user(), head)
                .filter(user -> !user.deleted() && !user.id().equals(me.user()))
                .orElseThrow(() -> Problem.notFound("person"));
    }

    private void message(Me me, ServerRequest request, ServerResponse response) {
        show(me, request, response, said(me, request), Draft.NONE);
    }

    private Subject.Said said(Me me, ServerRequest request) {
        return site.chat()
                .misuse()
                .said(me.user(), hall.head(me, request).id(), seq(request))
                .orElseThrow(ReportRooms::noMessage);
    }

    private void reportMessage(Me me, ServerRequest request, ServerResponse response) {
        var sent = site.forms().accept(request);
        var head = hall.head(me, request);
        var draft = Draft.of(sent.text("reason"), sent.text("note"));
        if (draft.wrong().isPresent()) {
            show(me, request, response, said(me, request), draft);
            return;
        }
        site.sends().take(me.user());
        var misuse = site.chat().misuse();
        var filing =
                misuse.message(
                        me.user(), head.id(), seq(request), draft.read(), new Note(draft.note()));
        filed(request, response, filing);
    }

    private static long seq(ServerRequest request) {
        var seq = request.path().pathParameters().get("seq");
        if (!seq.matches("[1-9][0-9]{0,17}")) throw noMessage();
        return Long.parseLong(seq);
    }

    private static Problem noMessage() {
        return Problem.notFound("message");
    }

    private static void filed(ServerRequest request, ServerResponse response, Filing filing) {
        switch (filing) {
            case FILED -> Html.see(response, request.path().path() + "?done");
            case NOT_FOUND -> throw noMessage();
            case TOO_MANY -> throw Problem.tooFast(Duration.ofHours(1));
        }
    }

    /// What somebody chose and typed, and what is wrong with it: it is shown to them again.
    private record Draft(String reason, String note, Optional<InvalidValue> wrong) {
        static final Draft NONE = new Draft("", "", Optional.empty());

        static Draft of(String reason, String note) {
            try {
                var _ = Reason.of(reason);
                var _ = new Note(note);
                return new Draft(reason, note, Optional.empty());
            } catch (InvalidValue wrong) {
                return new Draft(reason, note, Optional.of(wrong));
            }
        }

        Reason read() {
            return Reason.of(reason);
        }

        Typed typed() {
            return wrong.map(it -> Typed.of("note", note, it)).orElseGet(() -> Typed.of(note));
        }

        Saying problem() {
            return wrong.filter(it -> it.field().equals("reason"))
                    .map(_ -> Saying.of("report.choose"))
                    .orElse(Saying.NOTHING);
        }
    }

    private void show(
            Me me, ServerRequest request, ServerResponse response, Subject subject, Draft draft) {
        var chat = request.path().pathParameters().get("id");
        var lines = Excerpts.of(subject);
        var people = excerpts.people(me.user(), subject);
        var page =
                new ReportPage(
                        hall.shell().as(Appearance.of(request)),
                        site.forms().token(request, response),
                        request.path().path(),
                        "/chat/" + chat,
                        people.name(subject.user()),
                        excerpts.lines(people, lines),
                        reasons(draft.reason()),
                        draft.typed(),
                        draft.problem(),
                        request.query().contains("done"));
        hall.html().send(request, response, draft.wrong().isPresent() ? 400 : 200, "report", page);
    }

    private static List<ReportPage.Choice> reasons(String chosen) {
        return Stream.of(Reason.values())
                .map(reason ->
                        new ReportPage.Choice(
                                reason.word(), reason(reason), reason.word().equals(chosen)))
                .toList();
    }

    static Saying reason(Reason reason) {
        return switch (reason) {
            case SPAM -> Saying.of("report.spam");
            case ABUSE -> Saying.of("report.abuse");
            case ILLEGAL -> Saying.of("report.illegal");
            case OTHER -> Saying.of("report.other");
        };
    }
}
