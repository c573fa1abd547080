package chat.sohbet.postgres;

import static chat.sohbet.postgres.Rows.flag;
import static chat.sohbet.postgres.Rows.missing;
import static chat.sohbet.postgres.Rows.text;
import static chat.sohbet.postgres.Rows.time;
import static chat.sohbet.postgres.Rows.uuid;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Registration.Claim;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.postgres.Sql.Array;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// People in the table `users`. That each name is given once is left to its unique indexes, so that
/// no two nodes can give it twice.
final class PostgresUsers implements Users, AutoCloseable {
    private static final int TOGETHER = 256;
    private static final String REGISTER =
            """
            INSERT INTO users (id, username, canonical, skeleton, display_name, email, email_key, password, searched,
                               registered_at)
            VALUES (?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String CLAIMED =
            """
            SELECT coalesce(bool_or(canonical = ? OR skeleton = ?), false) AS name,
                   coalesce(bool_or(email_key = ?), false) AS email
            FROM users
            WHERE canonical = ? OR skeleton = ? OR email_key = ?
            """;
    private static final String USER =
            "SELECT %s FROM users u WHERE ".formatted(UserRows.columns("u"));

    /// Oneself.
    private static final String ACCOUNT =
            "SELECT %s, u.email FROM users u WHERE u.id = ?::uuid AND u.deleted_at IS NULL"
                    .formatted(UserRows.columns("u", "", "true"));

    private static final String ACCOUNTS =
            """
            SELECT q.place, %s, u.email
            FROM unnest(?) WITH ORDINALITY AS q (id, place)
            JOIN users u ON u.id = q.id AND u.deleted_at IS NULL
            """
                    .formatted(UserRows.columns("u", "", "true"));

    private static final String PRESENT =
            "UPDATE users SET display_name = ?, about = ?, searched = ? WHERE id = ?::uuid";
    private static final String PORTRAY =
            "UPDATE users SET picture = CAST(NULLIF(?, '') AS uuid) WHERE id = ?::uuid";

    /// Nobody is to see what somebody no longer shows.
    private static final String LOOSEN =
            "UPDATE attachment SET loose = true, claimed = true WHERE id = CAST(NULLIF(?, '') AS uuid)";

    private static final String READDRESS =
            """
            UPDATE users SET email = ?, email_key = ?
            WHERE id = ?::uuid AND deleted_at IS NULL
              AND NOT EXISTS (SELECT FROM users o WHERE o.email_key = ? AND o.id <> ?::uuid)
            """;
    private static final String SHOWN = "SELECT picture FROM users WHERE id = ?::uuid FOR UPDATE";
    private static final String ERASE =
            """
            UPDATE users
            SET username = ?, display_name = ?, searched = ?, about = '', picture = NULL, email = NULL, email_key = NULL,
                password = '', deleted_at = clock_timestamp(), leaving = true
            WHERE id = ?::uuid AND password = ? AND deleted_at IS NULL
            """;
    private static final String LEAVING =
            "SELECT id FROM users WHERE leaving ORDER BY deleted_at LIMIT ?";
    private static final String LEFT = "UPDATE users SET leaving = false WHERE id = ?::uuid";
    private static final String REPLACE =
            "UPDATE users SET password = ? WHERE id = ?::uuid AND password = ? AND deleted_at IS NULL";
    private static final String CREDENTIALS =
            "SELECT id, password FROM users WHERE deleted_at IS NULL AND ";
    private static final String SEARCH =
            """
            SELECT %s
            FROM users u
            WHERE u.canonical > ? AND u.searched LIKE ? AND u.deleted_at IS NULL
            ORDER BY u.canonical
            LIMIT ?
            """
                    .formatted(UserRows.columns("u"));

    /// Trigrams need a bitmap, and whether they help depends on the text.
    private static final String PLAN_FREELY =
            "SELECT set_config('enable_bitmapscan', 'on', true), set_config('plan_cache_mode', 'auto', true)";

    private final Database database;
    private final Feed feed;
    private final Gathered<UserId, Optional<Account>> accounts;

    PostgresUsers(Database database, Feed feed) {
        this.database = database;
        this.feed = feed;
        this.accounts =
                new Gathered<>(
                        "accounts",
                        TOGETHER,
                        asked -> database.alone(connection -> accounts(connection, asked)));
    }

    @Override
    public Registration register(Newcomer newcomer) {
        var claims = EnumSet.noneOf(Claim.class);
        Optional<Ticket> ticket =
                database.transaction(transaction -> {
                    if (insert(transaction, newcomer))
                        return Optional.of(
                                OutboxRows.joined(transaction, newcomer.account().user()));
                    claims.addAll(claimed(transaction, newcomer));
                    return Optional.empty();
                });
        if (ticket.isEmpty()) return new Registration.Taken(claims);
        feed.carry(ticket.get(), new News.Joined(newcomer.account().user()));
        return new Registration.Registered(newcomer.account());
    }

    private static boolean insert(DbTransaction transaction, Newcomer newcomer) {
        var user = newcomer.account().user();
        var email = newcomer.account().email();
        return transaction.insert(
                        REGISTER,
                        user.id().toString(),
                        user.username().text(),
                        newcomer.keys().canonical(),
                        newcomer.keys().skeleton(),
                        user.displayName().text(),
                        email.text(),
                        email.key(),
                        newcomer.hash().phc(),
                        user.searched(),
                        time(user.registeredAt()))
                == 1;
    }

    private static Set<Claim> claimed(DbTransaction transaction, Newcomer newcomer) {
        var canonical = newcomer.keys().canonical();
        var skeleton = newcomer.keys().skeleton();
        var email = newcomer.account().email().key();
        var row =
                transaction
                        .get(CLAIMED, canonical, skeleton, email, canonical, skeleton, email)
                        .orElseThrow();
        var claims = EnumSet.noneOf(Claim.class);
        if (flag(row, "name")) claims.add(Claim.USERNAME);
        if (flag(row, "email")) claims.add(Claim.EMAIL);
        if (claims.isEmpty())
            throw new IllegalStateException("the id of a newcomer was used before");
        return claims;
    }

    @Override
    public Optional<Account> present(UserId me, DisplayName displayName, About about) {
        return show(me, user -> user.as(displayName, about));
    }

    @Override
    public Optional<Account> portray(UserId me, @Nullable AttachmentId picture) {
        return show(me, user -> user.showing(picture));
    }

    private Optional<Account> show(UserId me, UnaryOperator<User> change) {
        Optional<Shown> shown =
                database.transaction(transaction ->
                        transaction
                                .get(ACCOUNT + " FOR NO KEY UPDATE OF u", me.toString())
                                .map(row -> shown(transaction, account(row), change)));
        shown.ifPresent(one ->
                one.ticket()
                        .ifPresent(ticket ->
                                feed.carry(ticket, new News.Joined(one.account().user()))));
        return shown.map(Shown::account);
    }

    /// What is to be told after the commit, if anything is.
    private record Shown(Account account, Optional<Ticket> ticket) {}

    private static Shown shown(
            DbTransaction transaction, Account account, UnaryOperator<User> change) {
        var user = change.apply(account.user());
        if (user.equals(account.user())) return new Shown(account, Optional.empty());
        transaction.update(
                PRESENT,
                user.displayName().text(),
                user.about().text(),
                user.searched(),
                user.id().toString());
        if (!user.picture().equals(account.user().picture())) {
            transaction.update(PORTRAY, id(user.picture()), user.id().toString());
            transaction.update(LOOSEN, id(account.user().picture()));
        }
        return new Shown(
                new Account(user, account.email()),
                Optional.of(OutboxRows.joined(transaction, user)));
    }

    /// Of two who want the same, one is refused by the index of addresses.
    @Override
    public boolean readdress(UserId me, EmailAddress email) {
        var id = me.toString();
        try {
            return database.<Long>transaction(transaction ->
                    transaction.update(READDRESS, email.text(), email.key(), id, email.key(), id))
                    == 1;
        } catch (RuntimeException failed) {
            if (Failure.taken(failed)) return false;
            throw failed;
        }
    }

    @Override
    public boolean erase(UserId me, PasswordHash known) {
        Optional<Erased> erased =
                database.transaction(transaction ->
                        transaction
                                .get(USER + "u.id = ?::uuid", me.toString())
                                .map(UserRows::user)
                                .map(User::erased)
                                .flatMap(user -> erase(transaction, user, known)));
        erased.ifPresent(one -> feed.carry(one.ticket(), new News.Joined(one.user())));
        return erased.isPresent();
    }

    /// What is to be told after the commit.
    private record Erased(User user, Ticket ticket) {}

    private static Optional<Erased> erase(
            DbTransaction transaction, User user, PasswordHash known) {
        var id = user.id().toString();
        var picture = transaction.get(SHOWN, id).map(PostgresUsers::shown).orElse("");
        long done =
                transaction.update(
                        ERASE,
                        user.username().text(),
                        user.displayName().text(),
                        user.searched(),
                        id,
                        known.phc());
        if (done == 0) return Optional.empty();
        transaction.update(LOOSEN, picture);
        return Optional.of(new Erased(user, OutboxRows.joined(transaction, user)));
    }

    private static String shown(DbRow row) {
        return id(Optional.ofNullable(picture(row)));
    }

    @Override
    public List<UserId> leaving(int limit) {
        return database.read(db -> {
            try (var rows = db.query(LEAVING, limit)) {
                return rows.map(row -> new UserId(uuid(row, "id"))).toList();
            }
        });
    }

    @Override
    public void left(UserId user) {
        database.<Long>transaction(transaction -> transaction.update(LEFT, user.toString()));
    }

    @Override
    public boolean replace(UserId user, PasswordHash known, PasswordHash fresh) {
        return database.<Long>transaction(transaction ->
                transaction.update(REPLACE, fresh.phc(), user.toString(), known.phc()))
                == 1;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.read(db -> db.get(USER + "u.id = ?::uuid", id.toString()))
                .map(UserRows::user);
    }

    @Override
    public Optional<User> find(Names.Keys name) {
        return database.read(db ->
                        db.get(USER + "u.deleted_at IS NULL AND u.canonical = ?", name.canonical()))
                .map(UserRows::user);
    }

    @Override
    public List<User> all(Collection<UserId> ids) {
        if (ids.isEmpty()) return List.of();
        var array = ids.stream().map(UserId::toString).collect(Collectors.joining(","));
        return database.read(
                db -> users(db, USER + "u.id = ANY (string_to_array(?, ',')::uuid[])", array));
    }

    @Override
    public Optional<Account> account(UserId id) {
        return accounts.ask(id);
    }

    private static List<Optional<Account>> accounts(Connection connection, List<UserId> asked)
            throws SQLException {
        return Sql.placed(
                connection,
                ACCOUNTS,
                row ->
                        new Account(
                                UserRows.user(row, ""), new EmailAddress(row.getString("email"))),
                asked.size(),
                Array.uuids(asked, UserId::value));
    }

    private static Account account(DbRow row) {
        return new Account(UserRows.user(row), new EmailAddress(text(row, "email")));
    }

    @Override
    public Optional<Credentials> credentials(UserId id) {
        return database.read(db -> db.get(CREDENTIALS + "id = ?::uuid", id.toString()))
                .map(PostgresUsers::credentials);
    }

    @Override
    public Optional<Credentials> credentials(Names.Keys name) {
        return database.read(db -> db.get(CREDENTIALS + "canonical = ?", name.canonical()))
                .map(PostgresUsers::credentials);
    }

    @Override
    public Optional<Credentials> credentials(String emailKey) {
        return database.read(db -> db.get(CREDENTIALS + "email_key = ?", emailKey))
                .map(PostgresUsers::credentials);
    }

    @Override
    public List<User> search(String text, String after, int limit) {
        var anywhere = "%" + Text.folded(text).replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return database.transaction(transaction -> {
            var _ = transaction.get(PLAN_FREELY);
            return users(transaction, SEARCH, after, anywhere, limit);
        });
    }

    private static List<User> users(DbExecute db, String sql, Object... values) {
        try (var rows = db.query(sql, values)) {
            return rows.map(UserRows::user).toList();
        }
    }

    private static String id(Optional<AttachmentId> picture) {
        return picture.map(AttachmentId::toString).orElse("");
    }

    /// Of a row that holds the column `picture` of `users`.
    static @Nullable AttachmentId picture(DbRow row) {
        return missing(row, "picture") ? null : new AttachmentId(uuid(row, "picture"));
    }

    private static Credentials credentials(DbRow row) {
        return new Credentials(
                new UserId(uuid(row, "id")), new PasswordHash(text(row, "password")));
    }

    @Override
    public void close() {
        accounts.close();
    }
}
