package chat.sohbet.web.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/// A set of addresses, given as addresses and networks (`10.0.0.0/8`, `::1`).
public final class Networks {
    private final List<Network> networks;

    private record Network(BigInteger prefix, int bits, int length) {
        static Network of(String text) {
            var parts = text.split("/", 2);
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            int length = address.length * 8;
            int bits = parts.length == 1 ? length : Integer.parseInt(parts[1]);
            return new Network(number(address).shiftRight(length - bits), bits, length);
        }

        boolean contains(byte[] address) {
            return address.length * 8 == length
                    && number(address).shiftRight(length - bits).equals(prefix);
        }

        private static BigInteger number(byte[] address) {
            return new BigInteger(1, address);
        }
    }

    public Networks(List<String> texts) {
        networks = texts.stream().map(Network::of).toList();
    }

    /// Whether `text`, an address without a zone, is one of them; false for anything else.
    public boolean contain(String text) {
        if (networks.isEmpty()) return false;
        try {
            var address = InetAddress.ofLiteral(text).getAddress();
            return networks.stream().anyMatch(network -> network.contains(address));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
