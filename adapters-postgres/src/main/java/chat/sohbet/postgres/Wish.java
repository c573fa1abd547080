package chat.sohbet.postgres;

import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Trace;
import chat.sohbet.domain.conversation.Amendment;
import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.conversation.Posting;
import chat.sohbet.domain.conversation.Refusal;
import chat.sohbet.domain.conversation.Settlement;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.message.Message;
import chat.sohbet.domain.user.UserId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// What somebody wants of the log, waiting in a lane for its turn and its answer.
sealed interface Wish<T> {
    ConversationId conversation();

    CompletableFuture<T> answer();

    /// What they are doing who want it.
    Trace trace();

    /// To change what is there.
    sealed interface Change<T> extends Wish<T> {
        /// Decides on the locked conversation. Nobody hears of it before the commit.
        T decide(Desk desk, Instant now);

        /// What to say where there is no such conversation.
        T nowhere();
    }

    /// To begin a group.
    record Found(
            ConversationId conversation,
            UserId creator,
            ClientId clientId,
            Function<Instant, Settlement.Settled> judge,
            CompletableFuture<MessageLog.Founding> answer,
            Trace trace)
            implements Wish<MessageLog.Founding> {}

    record Append(
            ConversationId conversation,
            Draft draft,
            MessageLog.Judge judge,
            CompletableFuture<Posting> answer,
            Trace trace)
            implements Change<Posting> {
        @Override
        public Posting decide(Desk desk, Instant now) {
            var known = desk.known(draft);
            if (known.isPresent()) return new Posting.Repeated(conversation, known.get().asOf(now));
            var posting = judge.judge(desk.conversation(), desk.facts(draft, now));
            if (posting instanceof Posting.Accepted(_, var message)) desk.append(message);
            return posting;
        }

        @Override
        public Posting nowhere() {
            return new Posting.Refused(Refusal.NOT_FOUND);
        }
    }

    /// What changes a message that is there.
    sealed interface OfOne extends Change<Amendment> {
        long seq();

        Amendment judge(Desk desk, Message target, Instant now);

        @Override
        default Amendment decide(Desk desk, Instant now) {
            var target = desk.message(seq());
            if (target.isEmpty()) return nowhere();
            var amendment = judge(desk, target.get(), now);
            if (amendment instanceof Amendment.Amended(var message)) desk.replace(message);
            return amendment;
        }

        @Override
        default Amendment nowhere() {
            return new Amendment.Refused(Refusal.NOT_FOUND);
        }
    }

    record Wipe(
            ConversationId conversation, long seq, CompletableFuture<Amendment> answer, Trace trace)
            implements OfOne {
        @Override
        public Amendment judge(Desk desk, Message target, Instant now) {
            return desk.conversation().wipe(target, now);
        }
    }

    record Arrange(
            ConversationId conversation,
            UserId actor,
            MessageLog.Arranger judge,
            CompletableFuture<Settlement> answer,
            Trace trace)
            implements Change<Settlement> {
        @Override
        public Settlement decide(Desk desk, Instant now) {
            var settlement = judge.judge(desk.conversation(), desk.standing(actor), now);
            if (settlement instanceof Settlement.Settled settled) desk.settle(settled);
            return settlement;
        }

        @Override
        public Settlement nowhere() {
            return new Settlement.Refused(Refusal.NOT_FOUND);
        }
    }

    record Amend(
            ConversationId conversation,
            long seq,
            UserId actor,
            MessageLog.Amender judge,
            CompletableFuture<Amendment> answer,
            Trace trace)
            implements OfOne {
        @Override
        public Amendment judge(Desk desk, Message target, Instant now) {
            return target.expired(now)
                    ? nowhere()
                    : judge.judge(desk.conversation(), target, desk.standing(actor), now);
        }
    }

    record Settle(
            ConversationId conversation,
            MessageLog.Settler judge,
            CompletableFuture<Settlement> answer,
            Trace trace)
            implements Change<Settlement> {
        @Override
        public Settlement decide(Desk desk, Instant now) {
            var group = desk.group();
            if (group.isEmpty()) return nowhere();
            var settlement = judge.judge(group.get(), now);
            switch (settlement) {
                case Settlement.Settled settled -> desk.settle(settled);
                case Settlement.Invited(var token) -> desk.invite(token);
                case Settlement.Unchanged _, Settlement.Refused _ -> {}
            }
            return settlement;
        }

        @Override
        public Settlement nowhere() {
            return new Settlement.Refused(Refusal.NOT_FOUND);
        }
    }
}
