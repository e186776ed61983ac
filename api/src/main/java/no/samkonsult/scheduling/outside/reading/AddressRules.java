package no.samkonsult.scheduling.outside.reading;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which addresses may be asked for a calendar. A person writes them, and would else make this server ask inside its own network. */
public final class AddressRules {
    private static final int LONGEST = 2_000;

    private AddressRules() {}

    /** An address as it was written, {@code webcal:} too, which is what calendars call theirs; empty where it is none. */
    public static Optional<URI> read(String text) {
        String address = text.strip().replaceFirst("(?i)^webcals?:", "https:");
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(address);
            boolean web = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
            return web ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether an address is of the open network: not of this machine, its own network, or one that is nobody's. */
    static boolean isOpen(InetAddress address) {
        boolean within = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !within
                && (address instanceof Inet4Address
                        ? isOpenOfFour(address.getAddress())
                        : isOpenOfSix(address.getAddress()));
    }

    /** This network, networks shared behind a provider (RFC 6598), protocols' own, benchmarks and what is reserved. */
    private static boolean isOpenOfFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = first == 0
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && bytes[2] == 0
                || first == 198 && (second == 18 || second == 19)
                || first >= 240;
        return !special;
    }

    /** Global unicast (2000::/3) without the ways through it to an IPv4 address (2002::/16, 2001::/32). */
    private static boolean isOpenOfSix(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean toFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !toFour && !teredo;
    }
}
