package chat.sohbet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Outbox.Entry;
import chat.sohbet.application.port.OutboxContract;
import chat.sohbet.application.port.Scene;
import chat.sohbet.application.port.Store;
import chat.sohbet.application.port.Ticket;
import chat.sohbet.domain.user.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest implements OutboxContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void when_the_clock_goes_back_no_entry_is_passed_over() {
        var noon = Instant.parse("2026-01-01T12:00:00Z");
        var now = new AtomicReference<>(noon);
        InstantSource hand = now::get;
        var outbox = new MemoryOutbox(hand.withZone(ZoneOffset.UTC));
        var first = outbox.add(ended());
        now.set(noon.minusSeconds(5));
        outbox.add(ended());

        now.set(noon);
        assertThat(outbox.waiting(Ticket.START, Duration.ofSeconds(1), 9)).isEmpty();
        now.set(noon.plusSeconds(1));
        assertThat(outbox.waiting(Ticket.START, Duration.ofSeconds(1), 9))
                .hasSize(2)
                .first()
                .extracting(Entry::ticket)
                .isEqualTo(first);
    }

    private static News ended() {
        return new News.Ended(new SessionId(Scene.userId().value()));
    }
}
