package chat.sohbet.postgres;

import chat.sohbet.application.port.AmendContract;
import chat.sohbet.application.port.AppendContract;
import chat.sohbet.application.port.FoundContract;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.RecordingFeed;
import chat.sohbet.application.port.SettleContract;
import chat.sohbet.application.port.Store;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// What the log keeps, it keeps also where two nodes write to one database: here every call takes
/// one of the two by chance.
class PostgresTwoNodesTest implements AppendContract, AmendContract, SettleContract, FoundContract {
    private static final RecordingFeed FEED = new RecordingFeed();
    private static final Store STORE = open();

    private static Store open() {
        var settings = PostgresServer.freshDatabase();
        var one = Postgres.open(settings);
        var log = new Either(one.log(FEED), Postgres.open(settings).log(FEED));
        return new Store(
                one.users(FEED),
                one.sessions(FEED),
                one.conversations(),
                log,
                one.attachments(),
                one.receipts(),
                one.blocks(),
                one.preferences(),
                one.search(),
                one.presences(),
                one.subscriptions(),
                one.nodes(),
                one.outbox(),
                FEED);
    }

    @Override
    public Store store() {
        return STORE;
    }

    private record Either(MessageLog one, MessageLog other) implements MessageLog {
        @Override
        public void close(UserId erased) {
            one.close(erased);
        }

        private MessageLog any() {
            return ThreadLocalRandom.current().nextBoolean() ? one : other;
        }

        @Override
        public Posting append(ConversationId conversation, Draft draft, Judge judge) {
            return any().append(conversation, draft, judge);
        }

        @Override
        public Amendment amend(ConversationId conversation, long seq, UserId actor, Amender judge) {
            return any().amend(conversation, seq, actor, judge);
        }

        @Override
        public Settlement settle(ConversationId group, Settler judge) {
            return any().settle(group, judge);
        }

        @Override
        public Settlement arrange(ConversationId conversation, UserId actor, Arranger judge) {
            return any().arrange(conversation, actor, judge);
        }

        @Override
        public int wipe(int limit) {
            return any().wipe(limit);
        }

        @Override
        public Founding found(
                ConversationId fresh,
                UserId creator,
                ClientId clientId,
                Function<Instant, Settlement.Settled> judge) {
            return any().found(fresh, creator, clientId, judge);
        }
    }
}
