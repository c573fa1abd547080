package chat.sohbet.memory;

import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.NamesContract;

class MemoryNamesTest implements NamesContract {
    @Override
    public Names names() {
        return new MemoryNames();
    }
}
