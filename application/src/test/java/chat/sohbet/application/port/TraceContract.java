package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.sohbet.domain.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store keeps of the [Trace] of who writes: the feed is called within it, and who finds
/// it in the outbox gets it.
public interface TraceContract extends Staged {
    private Trace waiting(Predicate<News> which) {
        return await().until(
                        () ->
                                store()
                                        .outbox()
                                        .waiting(Ticket.START, Duration.ZERO, Integer.MAX_VALUE)
                                        .stream()
                                        .filter(entry -> which.test(entry.news()))
                                        .map(Outbox.Entry::trace)
                                        .findAny(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Predicate<News> moved(ConversationId conversation) {
        return news ->
                news instanceof News.Moved moved && moved.conversation().equals(conversation);
    }

    @Test
    default void a_message_is_carried_and_kept_under_the_name_of_who_sent_it() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var trace = Trace.fresh();

        trace.run(() -> scene.say(ada, talk, "Hello"));

        assertThat(store().feed().traces(talk)).containsExactly(trace);
        assertThat(waiting(moved(talk))).isEqualTo(trace);
    }

    @Test
    default void messages_that_are_committed_together_bear_the_names_of_all() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var traces = Stream.generate(Trace::fresh).limit(20).toList();
        List<Supplier<?>> handed = new ArrayList<>();
        for (var trace : traces)
            trace.run(() ->
                    handed.add(
                            store().log()
                                    .hand(
                                            talk,
                                            Scene.draft(ada, "Hello"),
                                            (locked, facts) ->
                                                    locked.post(
                                                            Scene.draft(ada, "Hello"), facts))));
        for (var answer : handed) assertThat(answer.get()).isNotNull();

        var named =
                store().feed().traces(talk).stream()
                        .flatMap(trace -> Stream.of(trace.id().split(",")))
                        .map(Trace::new)
                        .collect(Collectors.toList());
        assertThat(named).containsExactlyElementsOf(traces);
    }

    @Test
    default void who_joins_and_what_ends_is_kept_under_the_name_of_who_did_it() {
        var joining = Trace.fresh();
        var user = joining.call(scene()::person);
        assertThat(waiting(new News.Joined(user)::equals)).isEqualTo(joining);

        var session = SessionsContract.session(user.id());
        store().sessions().open(session, SessionsContract.hash());
        var ending = Trace.fresh();
        ending.run(() -> store().sessions().end(user.id(), session.id()));
        assertThat(waiting(new News.Ended(session.id())::equals)).isEqualTo(ending);
    }

    @Test
    default void what_nobody_asked_for_has_no_name() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());

        scene.say(ada, talk, "Hello");

        assertThat(waiting(moved(talk))).isEqualTo(Trace.NONE);
    }
}
