package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Outbox.Entry;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every adapter of [Outbox] keeps. Others may write to the same outbox meanwhile.
public interface OutboxContract extends Staged {
    /// Everything that waits, read page by page.
    private List<Entry> waiting(Duration age) {
        var all = new ArrayList<Entry>();
        List<Entry> page;
        do {
            var last = all.isEmpty() ? Ticket.START : all.getLast().ticket();
            page = store().outbox().waiting(last, age, 50);
            assertThat(page).hasSizeLessThanOrEqualTo(50);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    private Entry waitingFor(News news) {
        return await().until(
                        () ->
                                waiting(Duration.ZERO).stream()
                                        .filter(entry -> entry.news().equals(news))
                                        .findAny(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean moved(Entry entry, ConversationId conversation) {
        return entry.news() instanceof News.Moved moved
                && moved.conversation().equals(conversation);
    }

    @Test
    default void who_joined_waits() {
        waitingFor(new News.Joined(scene().person()));
    }

    @Test
    default void who_signed_out_waits() {
        var user = scene().person();
        var session = SessionsContract.session(user.id());
        store().sessions().open(session, SessionsContract.hash());
        store().sessions().end(user.id(), session.id());
        waitingFor(new News.Ended(session.id()));
    }

    @Test
    default void messages_wait_as_a_place_to_read_on_from() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var first = scene.say(ada, talk, "Hello");

        waitingFor(new News.Moved(talk, 0));
        assertThat(store().conversations().changed(talk, 0).getFirst().change().messages())
                .containsExactly(first);
        scene.say(ada, talk, "and again");
        waitingFor(new News.Moved(talk, 1));
    }

    @Test
    default void what_was_not_written_does_not_wait() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var draft = Scene.draft(ada, "Hello");
        scene.append(talk, draft);
        scene.append(talk, draft);
        scene.append(talk, Scene.draft(scene.person(), "a stranger's"));
        waitingFor(new News.Joined(scene.person()));

        assertThat(waiting(Duration.ZERO)).filteredOn(entry -> moved(entry, talk)).hasSize(1);
    }

    @Test
    default void entries_come_in_order_of_their_tickets_and_after_the_one_that_was_read() {
        var scene = scene();
        var people = List.of(scene.person(), scene.person(), scene.person());
        var last = waitingFor(new News.Joined(people.getLast())).ticket();

        var all = waiting(Duration.ZERO);

        assertThat(all).extracting(Entry::ticket).isSorted().doesNotHaveDuplicates();
        assertThat(all).extracting(Entry::ticket).allMatch(t -> t.compareTo(Ticket.START) > 0);
        assertThat(all)
                .extracting(Entry::news)
                .containsSubsequence(people.stream().map(News.Joined::new).toList());
        assertThat(store().outbox().waiting(last, Duration.ZERO, 500))
                .allSatisfy(entry -> assertThat(entry.ticket()).isGreaterThan(last));
    }

    @Test
    default void only_old_enough_entries_are_given() {
        var joined = new News.Joined(scene().person());
        waitingFor(joined);
        assertThat(waiting(Duration.ofHours(1))).extracting(Entry::news).doesNotContain(joined);
    }

    @Test
    default void what_was_struck_is_forgotten_and_nothing_else() {
        var scene = scene();
        var gone = new News.Joined(scene.person());
        var kept = new News.Joined(scene.person());
        var ticket = waitingFor(gone).ticket();
        waitingFor(kept);

        store().outbox().strike(List.of());
        store().outbox().strike(List.of(new Ticket(Long.MAX_VALUE, Long.MAX_VALUE), ticket));
        store().outbox().strike(Set.of(ticket));

        await().untilAsserted(() ->
                assertThat(waiting(Duration.ZERO)).extracting(Entry::news).doesNotContain(gone));
        waitingFor(kept);
    }

    @Test
    default void who_goes_on_from_the_last_ticket_misses_nothing_while_many_write() {
        var scene = scene();
        var people = ConcurrentHashMap.<User>newKeySet();
        var talks = ConcurrentHashMap.<ConversationId>newKeySet();
        var seen = ConcurrentHashMap.<News>newKeySet();
        var done = new AtomicInteger();

        AtOnce.crowd(i -> {
            if (i == 0) {
                read(seen, done);
                return null;
            }
            try {
                for (int turn = 0; turn < 3; turn++) {
                    var ada = scene.person();
                    var talk = scene.direct(ada, scene.person());
                    scene.say(ada, talk, 2);
                    people.add(ada);
                    talks.add(talk);
                }
            } finally {
                done.incrementAndGet();
            }
            return null;
        });

        for (var person : people) assertThat(seen).contains(new News.Joined(person));
        for (var talk : talks)
            assertThat(seen).contains(new News.Moved(talk, 0), new News.Moved(talk, 1));
    }

    /// Reads on and on from one cursor until all have written and a witness that came last was
    /// seen.
    private void read(Set<News> seen, AtomicInteger done) {
        var cursor = Ticket.START;
        News witness = null;
        while (witness == null || !seen.contains(witness)) {
            AtOnce.goOn();
            if (witness == null && done.get() == AtOnce.CROWD - 1)
                witness = new News.Joined(scene().person());
            var page = store().outbox().waiting(cursor, Duration.ZERO, 20);
            for (var entry : page) {
                assertThat(entry.ticket()).isGreaterThan(cursor);
                cursor = entry.ticket();
                seen.add(entry.news());
            }
        }
    }
}
