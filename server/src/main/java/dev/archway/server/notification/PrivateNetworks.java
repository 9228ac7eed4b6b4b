package dev.archway.server.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The addresses that do not lead to the public internet, IPv4 ones within IPv6 included. IANA's special-purpose registries (RFC 6890). */
final class PrivateNetworks {

    private static final int V4 = 4;

    /** Beside those that the JDK knows: loopback, link-local, the private ones of RFC 1918, multicast, any. */
    private static final List<Network> MORE = List.of(
            new Network(0x00_00_00_00, 8), // this network
            new Network(0x64_40_00_00, 10), // 100.64, carriers' translation
            new Network(0xa8_3f_81_10, 32), // 168.63.129.16, a cloud's own services to its machines
            new Network(0xc0_00_00_00, 24), // 192.0.0, protocol assignments
            new Network(0xc0_00_02_00, 24), // 192.0.2, 198.51.100 and 203.0.113, documentation
            new Network(0xc6_33_64_00, 24),
            new Network(0xcb_00_71_00, 24),
            new Network(0xc6_12_00_00, 15), // 198.18, benchmarks
            new Network(0xf0_00_00_00, 4)); // 240, reserved, broadcast

    private PrivateNetworks() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == V4 ? MORE.stream().anyMatch(network -> network.contains(bytes)) : containV6(bytes));
    }

    private static boolean containV6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc; // RFC 4193
        boolean compatible = startsWith(bytes, new byte[12]); // RFC 4291, 2.5.5.1
        // RFC 6052
        boolean translated = startsWith(bytes, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});
        boolean locallyTranslated = startsWith(bytes, new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1}); // RFC 8215
        boolean special = startsWith(bytes, new byte[] {0x20, 0x01, 0, 0}) // Teredo, RFC 4380
                || startsWith(bytes, new byte[] {0x20, 0x01, 0x0d, (byte) 0xb8}) // documentation, RFC 3849
                || startsWith(bytes, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}); // discarded, RFC 6666
        boolean sixToFour = startsWith(bytes, new byte[] {0x20, 0x02}); // RFC 3056
        return uniqueLocal
                || locallyTranslated
                || special
                || ((compatible || translated) && contain(v4(bytes, 12)))
                || (sixToFour && contain(v4(bytes, 2)));
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + V4));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    /** The IPv4 addresses that begin with the first {@code bits} of {@code start}. */
    private record Network(int start, int bits) {

        boolean contains(byte[] address) {
            return (start ^ ByteBuffer.wrap(address).getInt()) >>> (Integer.SIZE - bits) == 0;
        }
    }
}
