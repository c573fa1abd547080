package chat.sohbet.benchmarks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Somebody who may see all of very many messages looks for a word that everybody uses, for words
/// of the whole vocabulary (most of which are rare), for what nobody has ever written, and for two
/// Chinese characters; and somebody who has few messages on the same server does so, too.
final class SearchLoad implements Workload {
    private static final int VOCABULARY = 20_000;
    private static final int SAYINGS = 20_000;
    private static final String[] SYLLABLES =
            ("ba be bi ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te"
                            + " ti to va ve vi vo ya ye yo za ze zi zo an en in on ar er ir or al el il"
                            + " ol as es is os ay ey oy st nd rk lm")
                    .split(" ");

    private final Random random = new Random(7);
    private final List<String> vocabulary =
            IntStream.range(0, VOCABULARY).mapToObj(_ -> word(2 + random.nextInt(3))).toList();

    @Override
    public void run(Site site, Options options, Report report) throws Exception {
        int messages = options.number("messages", 2_000_000);
        int conversations = options.number("conversations", 200);
        var sayings = IntStream.range(0, SAYINGS).mapToObj(this::saying).toList();
        try (var town = site.townBySql()) {
            var people = town.people(conversations + 5);
            var me = people.getFirst();
            var mine = pairs(town, me, people.subList(1, conversations + 1));
            // In steps, as one transaction of millions would let the log grow beyond measure.
            for (int at = 0; at < conversations; at += 20)
                town.talk(
                        mine.subList(at, Math.min(conversations, at + 20)),
                        sayings,
                        messages / conversations);
            var modest = people.get(conversations + 1);
            var few = pairs(town, modest, people.subList(conversations + 2, conversations + 5));
            town.talk(few, sayings, 300);
            town.settle();
            long start = System.nanoTime();
            town.indexed();
            report.put("taken in after it was written", (System.nanoTime() - start) / 1e9, "s");

            ask(site, options, report, me, "everybody's word", () -> vocabulary.getFirst());
            ask(site, options, report, me, "any word", this::anyWord);
            ask(site, options, report, me, "any word, as it is typed", this::typed);
            ask(site, options, report, me, "nobody's word", () -> word(4) + "x");
            ask(site, options, report, me, "two Chinese characters", () -> chinese(2));
            ask(site, options, report, modest, "any word, among few", this::anyWord);
        }
    }

    private static List<Pair> pairs(Town town, Person me, List<Person> others) throws Exception {
        var conversations = town.introduce(Collections.nCopies(others.size(), me), others);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < others.size(); i++)
            pairs.add(new Pair(me, others.get(i), conversations.get(i)));
        return pairs;
    }

    private static void ask(
            Site site,
            Options options,
            Report report,
            Person who,
            String what,
            Supplier<String> words)
            throws Exception {
        try (var http = new Http(site.address())) {
            Rounds.Asking asking =
                    () -> {
                        var query = URLEncoder.encode(words.get(), StandardCharsets.UTF_8);
                        var answer =
                                http.get("/api/v1/search?limit=30&query=" + query, who.token());
                        if (answer.status() != 200) throw new IOException(answer.text());
                    };
            var latency = Rounds.of(site, options, List.of(asking)).latency();
            report.latency(what, latency)
                    .put(what + " p95", latency.getValueAtPercentile(95) / 1e6, "ms");
        }
    }

    // What is said

    private String word(int syllables) {
        return IntStream.range(0, syllables)
                .mapToObj(_ -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                .collect(Collectors.joining());
    }

    private String anyWord() {
        return vocabulary.get(random.nextInt(VOCABULARY));
    }

    private String typed() {
        var word = anyWord();
        return word.substring(0, 1 + random.nextInt(word.length()));
    }

    /// Eight words, the first of the vocabulary much more often than the last; one in ten Chinese.
    private String saying(int number) {
        if (number % 10 == 9) return chinese(12);
        return Stream.generate(
                        () -> vocabulary.get((int) (VOCABULARY * Math.pow(random.nextDouble(), 4))))
                .limit(8)
                .collect(Collectors.joining(" "));
    }

    private String chinese(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        Character.toString(
                                0x4E00 + (int) (3_000 * Math.pow(random.nextDouble(), 2))))
                .collect(Collectors.joining());
    }
}
