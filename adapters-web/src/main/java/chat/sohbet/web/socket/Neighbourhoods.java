package chat.sohbet.web.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How many sockets come from where: from an IPv4 address, or from the first 64 bits of an IPv6
/// address, for whoever has one of those has them all. Counts everybody, also who isn't signed in,
/// but for this machine itself: behind a proxy here that nobody told us of everybody seems to be.
final class Neighbourhoods {
    private static final int PREFIX = 8;

    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    Neighbourhoods(int most) {
        this.most = most;
    }

    /// One more from an address, unless there are `most` already. Who was let in [leaves][#leave].
    boolean enter(String address) {
        var from = of(address);
        if (from.isEmpty()) return true;
        var room = new boolean[1];
        open.compute(
                from,
                (_, there) -> {
                    int before = there == null ? 0 : there;
                    room[0] = before < most;
                    return room[0] ? Integer.valueOf(before + 1) : there;
                });
        return room[0];
    }

    void leave(String address) {
        open.computeIfPresent(of(address), (_, there) -> there > 1 ? there - 1 : null);
    }

    /// Nothing for this machine.
    private static String of(String address) {
        try {
            var literal = InetAddress.ofLiteral(address);
            if (literal.isLoopbackAddress()) return "";
            if (literal instanceof Inet6Address six)
                return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX));
        } catch (IllegalArgumentException notLiteral) {
            // What a proxy says may be a name.
        }
        return address;
    }
}
