package chat.sohbet.web.push;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Which addresses a node may speak to because somebody outside said so: public ones, so that
/// nobody reaches the host's own network through it (OWASP ASVS 5.0, 1.3.6). A name is resolved
/// once, all that it stands for has to be public, and what was checked is what is spoken to.
final class PublicAddresses {
    private PublicAddresses() {}

    /// Throws [UnknownHostException] where there is none, or not all are public.
    static List<InetAddress> of(String host) throws UnknownHostException {
        var addresses = List.of(InetAddress.getAllByName(host));
        for (var address : addresses)
            if (!isPublic(address)) throw new UnknownHostException("not a public address");
        return addresses;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic(bytes) : isPublicV6(bytes);
    }

    /// Of what IANA's registry of special-purpose addresses has as not global (RFC 6890).
    private static boolean isPublic(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> (second & 0xc0) != 64;
            case 169 -> second != 254;
            case 172 -> (second & 0xf0) != 16;
            case 192 ->
                    second != 168
                            && !(second == 0 && (third == 0 || third == 2))
                            && !(second == 88 && third == 99);
            case 198 -> (second & 0xfe) != 18 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /// Global unicast is 2000::/3; of that, not what documents, tunnels or translates to IPv4: one
    /// might come out of such a tunnel anywhere.
    private static boolean isPublicV6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if ((first & 0xe000) != 0x2000) return false;
        if (first == 0x2002 || first == 0x3fff) return false;
        return first != 0x2001 || second >= 0x0200 && second != 0x0db8;
    }
}
