package chat.sohbet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.sohbet.application.port.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GatheredTest {
    /// What `Question` hashes to decides about its lane: here all have the same.
    private record Question(String text) {
        @Override
        public int hashCode() {
            return 0;
        }
    }

    private final List<List<String>> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    /// The first batch takes until the others have queued.
    private List<String> slowly(List<Question> questions) {
        asked.add(questions.stream().map(Question::text).toList());
        if (asked.size() == 1) {
            try {
                first.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        return questions.stream().map(question -> answer(question.text())).toList();
    }

    private static String answer(String text) {
        return switch (text) {
            case "bad" -> throw new IllegalArgumentException("bad");
            case "away" -> throw new Unavailable("away", Duration.ZERO);
            default -> text + "!";
        };
    }

    private List<CompletableFuture<String>> askTogether(
            Gathered<Question, String> gathered, String... texts) {
        var answers = new ArrayList<CompletableFuture<String>>();
        answers.add(later(gathered, "first"));
        await().until(() -> asked.size() == 1);
        for (var text : texts) answers.add(later(gathered, text));
        await().until(() -> gathered.waiting() == texts.length);
        first.countDown();
        return answers.subList(1, answers.size());
    }

    private static CompletableFuture<String> later(
            Gathered<Question, String> gathered, String text) {
        var answer = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.complete(gathered.ask(new Question(text)));
                    } catch (RuntimeException failed) {
                        answer.completeExceptionally(failed);
                    }
                });
        return answer;
    }

    @Test
    void those_who_ask_while_others_are_answered_go_together() {
        try (var gathered = new Gathered<Question, String>("test", 3, this::slowly)) {
            var answers = askTogether(gathered, "a", "b", "c", "d");
            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsExactly("a!", "b!", "c!", "d!");
            assertThat(asked.stream().map(List::size)).containsExactly(1, 3, 1);
        }
    }

    @Test
    void a_bad_question_fails_alone() {
        try (var gathered = new Gathered<Question, String>("test", 8, this::slowly)) {
            var answers = askTogether(gathered, "a", "bad", "c");
            assertThat(answers.get(0).join()).isEqualTo("a!");
            assertThatThrownBy(answers.get(1)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            assertThat(answers.get(2).join()).isEqualTo("c!");
        }
    }

    @Test
    void a_database_that_is_away_is_asked_no_more_for_each() {
        try (var gathered = new Gathered<Question, String>("test", 8, this::slowly)) {
            var answers = askTogether(gathered, "a", "away", "c");
            for (var answer : answers)
                assertThatThrownBy(answer::join).hasCauseInstanceOf(Unavailable.class);
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void nobody_waits_for_who_is_closed() {
        var gathered = new Gathered<Question, String>("test", 8, this::slowly);
        gathered.close();
        assertThatThrownBy(() -> gathered.ask(new Question("a"))).isInstanceOf(Unavailable.class);
    }
}
