package chat.sohbet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.AtOnce;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressTest {
    private final Store store = House.store();
    private final Scene scene = new Scene(store);

    @Test
    void listeners_that_answer_from_room_to_room_get_no_knot() {
        var ada = scene.person();
        var one = scene.direct(ada, scene.person());
        var other = scene.direct(ada, scene.person());
        store.feed()
                .subscribe(news -> {
                    if (!(news instanceof News.Changed changed)) return;
                    var message = changed.change().messages().getFirst();
                    if (!message.body().orElseThrow().text().equals("question")) return;
                    boolean first = changed.change().conversation().equals(one);
                    scene.say(ada, first ? other : one, "answer");
                });

        AtOnce.crowd(i -> scene.say(ada, i % 2 == 0 ? one : other, "question"));

        for (var talk : List.of(one, other)) {
            assertThat(scene.head(ada, talk).seq()).isEqualTo(AtOnce.CROWD);
            long version = 0;
            for (var news : store.feed().changes(talk))
                assertThat(news.change().version()).isEqualTo(++version);
            assertThat(version).isEqualTo(AtOnce.CROWD);
        }
    }
}
