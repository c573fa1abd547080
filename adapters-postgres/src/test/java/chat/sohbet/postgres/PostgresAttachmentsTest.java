package chat.sohbet.postgres;

import chat.sohbet.application.port.AttachmentsContract;
import chat.sohbet.application.port.ClaimContract;
import chat.sohbet.application.port.Store;

class PostgresAttachmentsTest implements AttachmentsContract, ClaimContract {
    @Override
    public Store store() {
        return Stage.STORE;
    }
}
