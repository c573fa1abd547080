package chat.sohbet.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Where the people of a load come from.
interface Town extends AutoCloseable {
    /// So many new people, signed in.
    List<Person> people(int count) throws IOException, SQLException;

    /// Opens a direct conversation for each.
    List<UUID> introduce(List<Person> ones, List<Person> others) throws IOException, SQLException;

    /// So many new pairs who can write to each other.
    default List<Pair> pairs(int count) throws IOException, SQLException {
        var people = people(2 * count);
        var ones = people.subList(0, count);
        var others = people.subList(count, 2 * count);
        var conversations = introduce(ones, others);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++)
            pairs.add(new Pair(ones.get(i), others.get(i), conversations.get(i)));
        return pairs;
    }

    /// Lets pairs that are new have a past of so many messages, if that can be had: on tables that
    /// are empty PostgreSQL plans as it never would on those of a house that has lived for a
    /// minute.
    default void remember(List<Pair> pairs, int messages) throws SQLException {}

    @Override
    void close() throws SQLException;
}
