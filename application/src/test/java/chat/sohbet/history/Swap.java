package chat.sohbet.history;

import chat.sohbet.application.port.Conversations;
import chat.sohbet.application.port.MessageLog;
import chat.sohbet.application.port.Ports;
import chat.sohbet.application.port.Receipts;

/// The same ports with one of them replaced.
final class Swap {
    private Swap() {}

    static Ports log(Ports ports, MessageLog log) {
        return with(ports, ports.conversations(), log, ports.receipts());
    }

    static Ports conversations(Ports ports, Conversations conversations) {
        return with(ports, conversations, ports.log(), ports.receipts());
    }

    static Ports receipts(Ports ports, Receipts receipts) {
        return with(ports, ports.conversations(), ports.log(), receipts);
    }

    static Ports with(Ports ports, Conversations conversations, MessageLog log, Receipts receipts) {
        return new Ports(
                ports.users(),
                ports.names(),
                ports.passwords(),
                ports.sessions(),
                ports.recoveries(),
                ports.mail(),
                conversations,
                log,
                ports.attachments(),
                ports.blobs(),
                ports.images(),
                receipts,
                ports.blocks(),
                ports.reports(),
                ports.preferences(),
                ports.search(),
                ports.presences(),
                ports.subscriptions(),
                ports.nodes(),
                ports.outbox(),
                ports.feed());
    }
}
