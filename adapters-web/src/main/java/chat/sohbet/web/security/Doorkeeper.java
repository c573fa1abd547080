package chat.sohbet.web.security;

import chat.sohbet.application.Chat;
import chat.sohbet.application.RefreshToken;
import chat.sohbet.application.SignedIn;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.web.http.Figures;
import chat.sohbet.web.http.Visit;
import chat.sohbet.web.http.Visits;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.security.Cookies.Name;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Tells who is asking, by the browser's cookies or by `Authorization: Bearer`, and lets people in
/// and out.
public final class Doorkeeper {
    private static final String BEARER = "Bearer ";

    private final Chat chat;
    private final AccessTokens tokens;
    private final EndedSessions ended;
    private final Visits visits;
    private final Rates<String> attempts;
    private final Guesses guesses = new Guesses();
    private final Clock clock;

    public Doorkeeper(
            Chat chat,
            AccessTokens tokens,
            EndedSessions ended,
            Visits visits,
            Rates<String> attempts,
            Clock clock) {
        this.chat = chat;
        this.tokens = tokens;
        this.ended = ended;
        this.visits = visits;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Who asks through the API. Throws the [Problem] that answers strangers (401) and pages of
    /// other origins that want something changed (403).
    public Me api(ServerRequest request) {
        if (bearer(request.headers()).isEmpty() && !safe(request)) ownPage(request);
        return known(request.headers(), visits.of(request)).orElseThrow(Problem::unauthenticated);
    }

    /// Who asks for a page. Where the access token has expired and the session goes on, the
    /// session's cookies are renewed on the way; any number of requests may do so at once.
    public Optional<Me> page(ServerRequest request, ServerResponse response) {
        var visit = visits.of(request);
        var me = byCookie(request.headers(), visit);
        return me.isPresent() ? me : renewed(request, response, visit);
    }

    /// Who opens a socket: a browser from a page of ours, or a program with a token.
    public Optional<Me> socket(Headers headers, Visit visit) {
        return known(headers, visit);
    }

    /// Refuses a request that another origin's page made, or one that doesn't say.
    public void ownPage(ServerRequest request) {
        if (visits.of(request).origin() != Visit.Origin.OWN)
            throw new Problem(
                    Problem.Code.NOT_ALLOWED,
                    "Origin",
                    "This can be done from a page of this server only.");
    }

    /// Where this server is for who isn't here, if its host has said so.
    public Optional<String> publicHome() {
        return visits.publicHome();
    }

    /// Where this server is, as who asks sees it: scheme and host.
    public String home(ServerRequest request) {
        return visits.home(request.headers(), request.remotePeer());
    }

    /// Signs somebody in who says a name and a password; empty if those are wrong. Throws the
    /// [Problem] that too many were.
    public Optional<SignedIn> signIn(
            ServerRequest request, String login, String password, DeviceName device) {
        var guess = guess(request, login);
        try {
            var signedIn = chat.accounts().signIn(login, password, device);
            if (signedIn.isPresent()) guess.right();
            Figures.login(signedIn.isPresent() ? Figures.Login.RIGHT : Figures.Login.WRONG);
            return signedIn;
        } catch (RuntimeException unanswered) {
            guess.unmade();
            throw unanswered;
        }
    }

    private Guesses.Guess guess(ServerRequest request, String login) {
        try {
            attempt(request);
            return guesses.begin(login, visits.of(request).address());
        } catch (Problem tooOften) {
            Figures.login(Figures.Login.TOO_OFTEN);
            throw tooOften;
        }
    }

    /// Counts an attempt to log in or to register; throws the [Problem] that it was one too many.
    public void attempt(ServerRequest request) {
        attempts.take(visits.of(request).address());
    }

    /// Hands a session to the browser.
    public void letIn(ServerRequest request, ServerResponse response, SignedIn signedIn) {
        boolean secure = visits.of(request).secure();
        var session = signedIn.session();
        var headers = response.headers();
        Cookies.set(headers, Name.ACCESS, secure, tokens.issue(session), tokens.life());
        Cookies.set(
                headers,
                Name.REFRESH,
                secure,
                signedIn.refreshToken().text(),
                Duration.between(clock.instant(), session.expiresAt()));
    }

    /// Takes the session from the browser; ending it is another matter.
    public void letOut(ServerRequest request, ServerResponse response) {
        boolean secure = visits.of(request).secure();
        Cookies.clear(response.headers(), Name.ACCESS, secure);
        Cookies.clear(response.headers(), Name.REFRESH, secure);
    }

    /// The session that the browser's refresh cookie keeps going.
    public Optional<SignedIn> refreshByCookie(ServerRequest request) {
        return Cookies.read(request.headers(), Name.REFRESH, visits.of(request).secure())
                .flatMap(this::refresh);
    }

    /// Exchanges a refresh token; empty for anything that is none, or no longer.
    public Optional<SignedIn> refresh(String token) {
        try {
            return chat.accounts().refresh(RefreshToken.parse(token));
        } catch (InvalidValue notAToken) {
            return Optional.empty();
        }
    }

    private Optional<Me> renewed(ServerRequest request, ServerResponse response, Visit visit) {
        if (Cookies.read(request.headers(), Name.REFRESH, visit.secure()).isEmpty())
            return Optional.empty();
        var signedIn = refreshByCookie(request);
        if (signedIn.isEmpty()) {
            letOut(request, response);
            return Optional.empty();
        }
        letIn(request, response, signedIn.get());
        var session = signedIn.get().session();
        return Optional.of(new Me(session.user(), session.id()));
    }

    private Optional<Me> known(Headers headers, Visit visit) {
        var token = bearer(headers);
        return token.isPresent() ? token.flatMap(this::read) : byCookie(headers, visit);
    }

    private Optional<Me> byCookie(Headers headers, Visit visit) {
        return Cookies.read(headers, Name.ACCESS, visit.secure()).flatMap(this::read);
    }

    private Optional<Me> read(String token) {
        return tokens.read(token).filter(me -> !ended.contain(me.session()));
    }

    public static Optional<String> bearer(Headers headers) {
        return headers.first(HeaderNames.AUTHORIZATION)
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
    }

    private static boolean safe(ServerRequest request) {
        var method = request.prologue().method();
        return method.equals(Method.GET) || method.equals(Method.HEAD);
    }
}
