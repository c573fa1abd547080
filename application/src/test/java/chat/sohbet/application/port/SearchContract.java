package chat.sohbet.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Attachments.Stored;
import chat.sohbet.application.port.Search.Found;
import chat.sohbet.application.port.Search.Hit;
import chat.sohbet.application.port.Search.Place;
import chat.sohbet.application.port.Search.Wanted;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.message.Words;
import chat.sohbet.domain.message.Writing;
import chat.sohbet.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every adapter of [Search] keeps where messages are looked for.
public interface SearchContract extends Staged {
    private Search search() {
        return store().search();
    }

    /// After all that was written has been taken in.
    private Found found(User viewer, Wanted wanted, Place before, int limit) {
        while (search().index()) AtOnce.goOn();
        return search().messages(viewer.id(), wanted, before, limit);
    }

    private List<String> texts(User viewer, Wanted wanted) {
        return found(viewer, wanted, Place.TOP, 50).hits().stream()
                .map(Hit::message)
                .flatMap(message -> message.body().stream())
                .map(Body::text)
                .toList();
    }

    private List<String> texts(User viewer, String words) {
        return texts(viewer, Wanted.of(Words.of(words)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Good morning, everybody    | morn
                    Good morning, everybody    | MORNING
                    Good morning, everybody    | ybody good
                    Good morning, everybody    | g
                    Ein Café in der Straße     | cafe strasse
                    Un cafe                    | CAFÉ
                    İstanbul'da ışık çok       | ISTANBUL isik
                    Διονύσιος                  | διονυσιοσ
                    Привет, мир                | ПРИВ
                    ﬁne ligature               | fine
                    今天天气很好                 | 天气
                    今天天气很好                 | 好
                    明日は東京タワーへ行く         | 東京タワ
                    안녕하세요 여러분            | 하세
                    สวัสดีครับ                  | วัสดี
                    مرحبا بالعالم              | عالم
                    look 👩‍🚀🚀 up              | 🚀
                    100 % sure_about \\ it      | 100 %
                    100 % sure_about \\ it      | sure_
                    100 % sure_about \\ it      | \\
                    say "it's done"            | "it's
                    a,b;{c}                    | ;{c}
                    see https://example.org/a  | example.org/a
                    """)
    default void words_are_found_in_every_language(String text, String words) {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "-");
        scene.say(ada, talk, text);
        assertThat(texts(ada, words)).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({"mornings", "good evening", "%", "_", "気", "moorning", "eve rybo dx"})
    default void what_nobody_wrote_is_not_found(String words) {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "Good morning, everybody");
        assertThat(texts(ada, words)).isEmpty();
    }

    @Test
    default void a_word_over_two_messages_is_none() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "half");
        scene.say(ada, talk, "way");
        assertThat(texts(ada, "halfway")).isEmpty();
        assertThat(texts(ada, "half way")).isEmpty();
    }

    @Test
    default void the_newest_of_all_conversations_come_first_page_by_page() {
        var scene = scene();
        var ada = scene.person();
        var talks = List.of(scene.direct(ada, scene.person()), scene.group(ada, scene.person()));
        var said = new ArrayList<Hit>();
        for (int i = 0; i < 150; i++) {
            var talk = talks.get(i % 7 == 0 ? 1 : 0);
            said.addFirst(new Hit(talk, scene.say(ada, talk, "needle " + i)));
            scene.say(ada, talk, "hay");
        }
        var wanted = Wanted.of(Words.of("needle"));
        var read = new ArrayList<Hit>();
        var next = found(ada, wanted, Place.TOP, 40);
        read.addAll(next.hits());
        while (next.next().isPresent()) {
            next = search().messages(ada.id(), wanted, next.next().get(), 40);
            read.addAll(next.hits());
        }
        assertThat(read).extracting(Hit::place).isEqualTo(said.stream().map(Hit::place).toList());
        assertThat(found(ada, wanted, Place.TOP, 150).next()).isEmpty();
        assertThat(found(ada, wanted, Place.TOP, 149).next()).contains(said.get(148).place());
    }

    @Test
    default void every_message_of_a_long_conversation_is_found() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        for (int i = 1; i <= 130; i++) scene.say(ada, talk, "x" + i + "y");
        for (int i = 1; i <= 130; i++)
            assertThat(texts(ada, "x" + i + "y")).containsExactly("x" + i + "y");
    }

    @Test
    default void somebody_asks_in_one_conversation_for_one_author_and_for_links() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var group = scene.group(ada, grace);
        scene.say(ada, talk, "tea in the talk by ada");
        scene.say(grace, talk, "tea in the talk by grace");
        scene.say(grace, group, "tea in the group: http://tea.example");

        var tea = Wanted.of(Words.of("tea"));
        assertThat(texts(ada, tea.in(group)))
                .containsExactly("tea in the group: http://tea.example");
        assertThat(texts(ada, tea.by(ada.id()))).containsExactly("tea in the talk by ada");
        assertThat(texts(ada, tea.by(grace.id()).in(talk)))
                .containsExactly("tea in the talk by grace");
        assertThat(texts(ada, tea.of(Search.Kind.LINK)))
                .containsExactly("tea in the group: http://tea.example");
        assertThat(texts(ada, Wanted.of(Words.NONE).of(Search.Kind.LINK).in(talk))).isEmpty();
        assertThat(texts(ada, Wanted.of(Words.NONE).by(ada.id())))
                .containsExactly("tea in the talk by ada");
    }

    @Test
    default void messages_are_found_by_the_files_they_carry_and_by_their_names() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        scene.say(ada, talk, "no file at all");
        carrying(scene, ada, talk, "look", AttachmentsContract.picture());
        carrying(scene, ada, talk, "", AttachmentsContract.document("Budget-2026.pdf", 5));

        assertThat(texts(ada, Wanted.of(Words.NONE).of(Search.Kind.IMAGE))).containsExactly("look");
        assertThat(texts(ada, Wanted.of(Words.NONE).of(Search.Kind.DOCUMENT))).containsExactly("");
        assertThat(texts(ada, Wanted.of(Words.NONE).of(Search.Kind.VOICE))).isEmpty();
        assertThat(texts(ada, Wanted.of(Words.of("loo")).of(Search.Kind.DOCUMENT))).isEmpty();
        assertThat(texts(ada, "budget")).containsExactly("");
        assertThat(texts(ada, "look simit")).containsExactly("look");
    }

    private void carrying(
            Scene scene, User author, ConversationId talk, String text, Stored... files) {
        for (var file : files)
            store().attachments()
                    .file(file, author.id(), Scene.clientId(), AttachmentsContract.PLENTY);
        var ids = Stream.of(files).map(file -> file.attachment().id()).toList();
        var writing = Writing.of(new Body(text));
        Scene.accepted(scene.append(talk, new Draft(Scene.clientId(), author.id(), writing, ids)));
    }

    @Test
    default void nobody_finds_what_they_may_not_see() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var eve = scene.person();
        var group = scene.group(ada, scene.person());
        scene.say(ada, group, "secret one");
        scene.add(ada, group, grace);
        scene.say(ada, group, "secret two");
        scene.remove(ada, group, grace);
        scene.say(ada, group, "secret three");

        var secret = Wanted.of(Words.of("secret"));
        assertThat(texts(ada, secret)).containsExactly("secret three", "secret two", "secret one");
        assertThat(texts(grace, secret)).containsExactly("secret two");
        assertThat(texts(eve, secret)).isEmpty();
        assertThat(texts(eve, secret.in(group))).isEmpty();
        assertThat(texts(eve, secret.in(Scene.conversationId()))).isEmpty();
        assertThat(texts(ada, "created")).isEmpty();
    }

    @Test
    default void what_a_blocked_person_wrote_is_not_found_by_who_blocked_them() {
        var scene = scene();
        var ada = scene.person();
        var eve = scene.person();
        var talk = scene.direct(ada, eve);
        store().blocks().block(ada.id(), eve.id());
        scene.say(eve, talk, "unheard");
        assertThat(texts(ada, "unheard")).isEmpty();
        assertThat(texts(eve, "unheard")).containsExactly("unheard");
        store().blocks().unblock(ada.id(), eve.id());
        assertThat(texts(ada, "unheard")).isEmpty();
    }

    @Test
    default void what_was_deleted_or_edited_is_gone_at_once() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        var one = scene.say(ada, talk, "first words");
        var two = scene.say(ada, talk, "second words");
        assertThat(texts(ada, "words")).containsExactly("second words", "first words");

        scene.delete(ada, talk, one.seq());
        scene.edit(ada, talk, two.seq(), "other thoughts");
        var words = Wanted.of(Words.of("words"));
        assertThat(search().messages(ada.id(), words, Place.TOP, 9).hits()).isEmpty();
        assertThat(texts(ada, "thoughts")).containsExactly("other thoughts");
    }

    @Test
    default void what_somebody_put_out_of_their_sight_others_still_find() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        scene.say(ada, talk, "tea one");
        scene.say(ada, talk, "tea two");
        scene.say(ada, talk, "tea three");
        Scene.done(scene.hide(grace, talk, 3));
        Scene.done(scene.clear(grace, talk, 1));
        assertThat(texts(grace, "tea")).containsExactly("tea two");
        assertThat(texts(ada, "tea")).containsExactly("tea three", "tea two", "tea one");
    }

    @Test
    default void a_hit_is_the_message_as_its_reader_gets_it() {
        var scene = scene();
        var ada = scene.person();
        var grace = scene.person();
        var talk = scene.direct(ada, grace);
        var said = scene.say(ada, talk, "needle");
        assertThat(hit(ada, talk)).isEqualTo(said);
        assertThat(hit(grace, talk)).isEqualTo(said.seenBy(grace.id()));
        assertThat(hit(grace, talk).clientId()).isEmpty();
    }

    private Message hit(User viewer, ConversationId talk) {
        var hits = found(viewer, Wanted.of(Words.of("needle")).in(talk), Place.TOP, 9).hits();
        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().conversation()).isEqualTo(talk);
        return hits.getFirst().message();
    }

    @Test
    default void what_many_write_while_many_take_it_in_is_all_found() {
        var scene = scene();
        var ada = scene.person();
        var talk = scene.direct(ada, scene.person());
        AtOnce.crowd(number -> {
            for (int i = 0; i < 10; i++) {
                scene.say(ada, talk, "crowd%02dx%02d".formatted(number, i));
                search().index();
            }
            return number;
        });
        var crowd = Wanted.of(Words.of("crowd")).in(talk);
        assertThat(found(ada, crowd, Place.TOP, 100).hits()).hasSize(100);
        for (int i = 0; i < AtOnce.CROWD; i++)
            assertThat(texts(ada, "crowd%02dx09".formatted(i))).hasSize(1);
    }
}
