package chat.sohbet.postgres.history;

import chat.sohbet.history.ChatHouse;
import chat.sohbet.history.Sabotage;
import chat.sohbet.history.Timeline;
import chat.sohbet.postgres.PostgresSettings;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/// Databases that don't do what they were told: the statements are the real ones, and what they
/// write isn't what they wrote. What a broken port shows of the checker in memory, these show of it
/// over PostgreSQL.
public enum BrokenDatabase {
    /// A retry is taken for another message, and no constraint forbids it. (Where one does, it is
    /// enough: such a house is slow to acknowledge, and right.)
    NO_DEDUPE("I1", "ALTER TABLE message DROP CONSTRAINT message_sent_once"),

    /// Every third edit and deletion is acknowledged, and forgotten.
    EDITS_FORGOTTEN(
            "I1",
            before(
                    "UPDATE ON message",
                    "IF new.version % 3 = 0 THEN new.body := old.body; new.edited := old.edited; END IF")),

    /// Now and then the clock of a message is behind the one before it.
    CLOCK_TURNED_BACK(
            "I2",
            before(
                    "INSERT ON message",
                    "IF new.seq % 7 = 0 THEN new.at := new.at - interval '1 hour'; END IF")),

    /// Whoever is a member reads everything.
    SPANS_IGNORED("I9", before("INSERT OR UPDATE ON member", "new.sees := '{[1,)}'")),

    /// What a blocked person writes is shown.
    BLOCKS_IGNORED("I9", before("INSERT ON message", "new.hidden_from := NULL")),

    /// One mark in four doesn't say that something arrived.
    MARKS_LOST(
            "I5",
            before(
                    "UPDATE ON member",
                    "IF new.delivered % 4 = 0 THEN new.delivered := greatest(old.delivered, new.read); END IF"));

    private final String invariant;
    private final String sabotage;

    BrokenDatabase(String invariant, String sabotage) {
        this.invariant = invariant;
        this.sabotage = sabotage;
    }

    private static String before(String what, String change) {
        return """
        CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN %s; RETURN new; END $$;
        CREATE TRIGGER broken BEFORE %s FOR EACH ROW EXECUTE FUNCTION broken()
        """
                .formatted(change, what);
    }

    /// What it breaks.
    public String invariant() {
        return invariant;
    }

    /// The ports of its nodes: only who forgets what was sent before asks to write it again.
    ChatHouse.Plan plan(int nodes, Timeline timeline, RandomGenerator random) {
        return this == NO_DEDUPE
                ? Sabotage.NO_DEDUPE.plan(nodes, timeline, random)
                : ChatHouse.Plan.of(nodes);
    }

    public void breakIn(PostgresSettings database) {
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sabotage);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
