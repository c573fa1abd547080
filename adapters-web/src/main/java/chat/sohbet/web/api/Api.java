package chat.sohbet.web.api;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.export.ExportApi;
import chat.sohbet.web.http.Routes;
import chat.sohbet.web.http.WithStatus;
import chat.sohbet.web.language.Languages;
import chat.sohbet.web.security.AccessTokens;
import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Lost;
import chat.sohbet.web.security.Rates;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Clock;
import java.util.regex.Pattern;

/// All of the API, to be registered at [#ROOT].
public final class Api implements HttpService {
    public static final String ROOT = "/api/v1";

    private static final Pattern PICTURE = Pattern.compile(ROOT + "/conversations/[^/]+/picture");

    private final ProfileApi profile;
    private final UsersApi users;
    private final SessionsApi sessions;
    private final ConversationsApi conversations;
    private final MembersApi members;
    private final InvitesApi invites;
    private final MessagesApi messages;
    private final AttachmentsApi attachments;
    private final AmendmentsApi amendments;
    private final ReceiptsApi receipts;
    private final BlocksApi blocks;
    private final ReportsApi reports;
    private final SelfApi self;
    private final SearchApi search;
    private final ExportApi export;
    private final RecoveriesApi recoveries;
    private final PushApi push;
    private final ContractsApi contracts = new ContractsApi();

    /// Whether a request brings a file, and may be large.
    public static boolean brings(Method method, String path) {
        return method.equals(Method.POST) && path.equals(ROOT + "/attachments")
                || method.equals(Method.PUT)
                        && (path.equals(ROOT + "/users/me/avatar")
                                || PICTURE.matcher(path).matches());
    }

    public Api(
            Chat chat,
            Doorkeeper doorkeeper,
            AccessTokens tokens,
            Rates<UserId> sends,
            Rates<UserId> searches,
            Admission admission,
            Languages languages) {
        recoveries = new RecoveriesApi(new Lost(chat, doorkeeper), languages);
        export = new ExportApi(chat, doorkeeper, languages, Clock.systemUTC());
        profile = new ProfileApi(chat, doorkeeper);
        users = new UsersApi(chat, doorkeeper, admission);
        sessions = new SessionsApi(chat, doorkeeper, tokens);
        conversations = new ConversationsApi(chat, doorkeeper, sends);
        members = new MembersApi(chat, doorkeeper, sends);
        invites = new InvitesApi(chat, doorkeeper, sends);
        messages = new MessagesApi(chat, doorkeeper, sends);
        attachments = new AttachmentsApi(chat, doorkeeper, sends);
        amendments = new AmendmentsApi(chat, doorkeeper, sends);
        receipts = new ReceiptsApi(chat, doorkeeper);
        blocks = new BlocksApi(chat, doorkeeper);
        reports = new ReportsApi(chat, doorkeeper, sends);
        self = new SelfApi(chat, doorkeeper);
        search = new SearchApi(chat, doorkeeper, searches);
        push = new PushApi(chat, doorkeeper);
    }

    @Override
    public void routing(HttpRules rules) {
        routes().register(rules);
    }

    Routes routes() {
        var routes = new Routes();
        contracts.addTo(routes);
        profile.addTo(routes);
        users.addTo(routes);
        sessions.addTo(routes);
        blocks.addTo(routes);
        reports.addTo(routes);
        self.addTo(routes);
        search.addTo(routes);
        push.addTo(routes);
        conversations.addTo(routes);
        members.addTo(routes);
        invites.addTo(routes);
        messages.addTo(routes);
        attachments.addTo(routes);
        export.addTo(routes);
        recoveries.addTo(routes);
        amendments.addTo(routes);
        receipts.addTo(routes);
        // Whoever gets here has not asked for an upgrade.
        routes.get(
                "/socket",
                (request, response) -> {
                    throw WithStatus.upgradeRequired();
                });
        return routes;
    }
}
