package chat.sohbet.memory;

import chat.sohbet.application.port.AttachmentsContract;
import chat.sohbet.application.port.ClaimContract;
import chat.sohbet.application.port.Store;

class MemoryAttachmentsTest implements AttachmentsContract, ClaimContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }
}
