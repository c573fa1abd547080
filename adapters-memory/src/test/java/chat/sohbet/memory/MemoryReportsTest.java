package chat.sohbet.memory;

import chat.sohbet.application.port.Reports;
import chat.sohbet.application.port.ReportsContract;
import chat.sohbet.application.port.Store;

class MemoryReportsTest implements ReportsContract {
    private static final Store STORE = House.store();
    private final Reports reports = new MemoryReports(STORE.users());

    @Override
    public Store store() {
        return STORE;
    }

    @Override
    public Reports reports() {
        return reports;
    }
}
