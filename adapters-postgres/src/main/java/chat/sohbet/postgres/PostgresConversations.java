package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.flag;
import static chat.sohbet.postgres.Rows.number;
import static chat.sohbet.postgres.Rows.text;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.News;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Head;
import chat.sohbet.domain.conversation.History;
import chat.sohbet.domain.conversation.Invitation;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Properties;
import chat.sohbet.domain.conversation.Resync;
import chat.sohbet.domain.conversation.Slice;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.user.UserId;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations, read: lists by [Heads], what was said by [Pages], and what changed by [CatchUp].
final class PostgresConversations implements Conversations, AutoCloseable {
    private static final String DIRECT =
            "SELECT id FROM conversation WHERE low = least(?::uuid, ?::uuid) AND high = greatest(?::uuid, ?::uuid)";
    private static final String OPEN =
            """
            INSERT INTO conversation (id, kind, opened_by, low, high, closed)
            VALUES (?::uuid, 'DIRECT', ?::uuid, least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?)
            ON CONFLICT (low, high) DO NOTHING
            """;

    /// Whoever is erased waits until the conversation is there, or is waited for.
    private static final String STAY =
            "SELECT deleted_at IS NOT NULL AS deleted FROM users WHERE id IN (?::uuid, ?::uuid) FOR KEY SHARE";

    private static final String SEAT =
            """
            INSERT INTO member (conversation, member, role, sees, version)
            VALUES (?::uuid, ?::uuid, 'MEMBER', '{[1,)}', 0), (?::uuid, ?::uuid, 'MEMBER', '{[1,)}', 0)
            """;
    private static final String MEMBERS =
            """
            SELECT m.member, m.role, m.sees::text AS sees, m.version
            FROM member me
            JOIN member m USING (conversation)
            WHERE me.conversation = ? AND me.member = ? AND upper_inf(me.sees)
            ORDER BY m.member
            """;
    private static final String GROUPS =
            """
            SELECT c.id
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            WHERE me.member = ? AND upper_inf(me.sees) AND c.kind = 'GROUP'
            """;
    private static final String AUDIENCE =
            """
            SELECT m.member
            FROM member me
            JOIN conversation c ON c.id = me.conversation
            JOIN member m ON m.conversation = me.conversation
            WHERE me.conversation = ?::uuid AND me.member = ?::uuid AND upper_inf(me.sees) AND upper_inf(m.sees)
              AND NOT (c.kind = 'DIRECT'
                       AND EXISTS (SELECT FROM block b WHERE b.blocker = m.member AND b.blocked = me.member))
            """;
    private static final String INVITED =
            """
            SELECT c.id, c.title, c.description, c.picture, c.properties_version,
                   (SELECT count(*) FROM member m WHERE m.conversation = c.id AND upper_inf(m.sees)) AS members
            FROM conversation c
            WHERE c.invite = ?
            """;
    private static final String INVITE =
            """
            SELECT c.invite
            FROM conversation c
            JOIN member me ON me.conversation = c.id
            WHERE c.id = ?::uuid AND me.member = ?::uuid AND me.role = 'ADMIN' AND upper_inf(me.sees)
              AND c.invite IS NOT NULL
            """;

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /// Who come at the same time are answered together, but not so many that one who asks for
    /// little waits long for those who ask for much.
    private static final int TOGETHER = 16;

    private final Database database;
    private final Gathered<Heads.Question, List<Head>> lists;
    private final Gathered<CatchUp.Question, Resync> catchUps;
    private volatile @Nullable LastHistory lastHistory;

    private record LastHistory(UUID id, long at) {}

    PostgresConversations(Database database) {
        this.database = database;
        lists =
                new Gathered<>(
                        "heads",
                        TOGETHER,
                        asked -> database.alone(connection -> Heads.lists(connection, asked)));
        catchUps =
                new Gathered<>(
                        "catch-up",
                        TOGETHER,
                        asked -> database.onTheWay(connection -> CatchUp.since(connection, asked)));
    }

    @Override
    public ConversationId direct(UserId one, UserId other, ConversationId fresh) {
        var me = one.toString();
        var them = other.toString();
        return database.read(db -> db.get(DIRECT, me, them, me, them))
                .map(row -> new ConversationId(uuid(row, "id")))
                .orElseGet(() ->
                        database.transaction(transaction -> open(transaction, me, them, fresh)));
    }

    private static ConversationId open(
            DbTransaction transaction, String me, String them, ConversationId fresh) {
        var id = fresh.toString();
        if (transaction.insert(OPEN, id, me, me, them, me, them, closed(transaction, me, them))
                == 1) {
            transaction.insert(SEAT, id, me, id, them);
            return fresh;
        }
        var row = transaction.get(DIRECT, me, them, me, them).orElseThrow();
        return new ConversationId(uuid(row, "id"));
    }

    private static boolean closed(DbTransaction transaction, String me, String them) {
        try (var rows = transaction.query(STAY, me, them)) {
            return rows.map(row -> flag(row, "deleted")).toList().contains(true);
        }
    }

    @Override
    public List<Head> heads(UserId viewer, Position after, int limit) {
        return lists.ask(new Heads.Question(viewer, after, limit));
    }

    @Override
    public Optional<Head> head(UserId viewer, ConversationId conversation) {
        return database.alone(connection -> Heads.one(connection, viewer, conversation));
    }

    @Override
    public Optional<History> history(UserId viewer, ConversationId conversation, Slice slice) {
        return database.alone(
                connection -> new Pages(connection, conversation).page(viewer, slice));
    }

    @Override
    public Resync since(UserId viewer, ConversationId conversation, long after) {
        return catchUps.ask(new CatchUp.Question(viewer, conversation, after));
    }

    @Override
    public List<News.Changed> changed(ConversationId conversation, long after) {
        return database.snapshot(connection -> new Reread(connection, conversation).changed(after));
    }

    @Override
    public List<ConversationId> groups(UserId user) {
        return database.alone(connection ->
                Sql.query(
                        connection,
                        GROUPS,
                        row -> new ConversationId(Sql.uuid(row, "id")),
                        user.value()));
    }

    @Override
    public List<Member> members(UserId viewer, ConversationId conversation) {
        return database.alone(connection ->
                Sql.query(
                        connection,
                        MEMBERS,
                        MemberRows::member,
                        conversation.value(),
                        viewer.value()));
    }

    @Override
    public Set<UserId> audience(UserId actor, ConversationId conversation) {
        return database.read(db -> {
            try (var rows = db.query(AUDIENCE, conversation.toString(), actor.toString())) {
                var audience = new HashSet<UserId>();
                rows.forEach(row -> audience.add(new UserId(uuid(row, "member"))));
                return audience;
            }
        });
    }

    @Override
    public Optional<Invitation> invited(InviteToken token) {
        return database.read(db -> db.get(INVITED, token.text()))
                .map(PostgresConversations::invitation);
    }

    private static Invitation invitation(DbRow row) {
        return new Invitation(
                new ConversationId(uuid(row, "id")),
                new Properties(
                        new Title(text(row, "title")),
                        new Description(text(row, "description")),
                        PostgresUsers.picture(row),
                        number(row, "properties_version")),
                (int) number(row, "members"));
    }

    @Override
    public Optional<InviteToken> invite(UserId admin, ConversationId group) {
        return database.read(db -> db.get(INVITE, group.toString(), admin.toString()))
                .map(row -> new InviteToken(text(row, "invite")));
    }

    /// Every socket is told, and it hardly ever changes: a restored copy is looked at anew within
    /// [#REMEMBERED].
    @Override
    public UUID history() {
        var known = lastHistory;
        if (known != null && System.nanoTime() - known.at() < REMEMBERED.toNanos())
            return known.id();
        var looked = new LastHistory(look(), System.nanoTime());
        lastHistory = looked;
        return looked.id();
    }

    private UUID look() {
        return database.read(db -> db.get("SELECT history FROM house"))
                .map(row -> uuid(row, "history"))
                .orElseThrow();
    }

    @Override
    public void close() {
        lists.close();
        catchUps.close();
    }
}
