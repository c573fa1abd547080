package chat.sohbet.memory;

import chat.sohbet.application.port.NodesContract;
import chat.sohbet.application.port.Store;
import java.time.Duration;

class MemoryNodesTest implements NodesContract {
    private static final Store STORE = House.store();

    @Override
    public Store store() {
        return STORE;
    }

    @Override
    public Node node(Duration lease) {
        var nodes = ((MemoryNodes) STORE.nodes()).neighbour(lease);
        return new Node(nodes, new MemoryPresences(nodes));
    }
}
