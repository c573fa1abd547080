package chat.sohbet.bootstrap;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Ticket;
import java.util.function.Consumer;

/// The feed of a program that is no node: it carries nothing, so what it committed stays in the
/// outbox, where all nodes find it within two seconds.
final class Unheard implements Feed {

    @Override
    public void carry(Ticket ticket, News news) {
        // The ticket stays.
    }

    @Override
    public void carry(News news) {
        // Nobody is here to be told of the moment.
    }

    @Override
    public void subscribe(Consumer<News> listener) {
        // There is nothing to hear.
    }

    @Override
    public void close() {
        // Nothing is under way.
    }
}
