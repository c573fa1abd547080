package chat.sohbet.benchmarks;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A server that somebody else runs, of which the address is all we know.
record GivenSite(URI address) implements Site {
    @Override
    public Town town() {
        return new TownByApi(address);
    }

    @Override
    public TownBySql townBySql() {
        throw new UnsupportedOperationException(
                "this load writes its past into the database, so it starts a server of its own");
    }

    @Override
    public @Nullable Cost cost() {
        return null;
    }

    @Override
    public long residentBytes() {
        throw new UnsupportedOperationException(
                "the memory of a given server is not ours to look at");
    }

    @Override
    public void close() {}
}
