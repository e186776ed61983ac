package no.samkonsult.registry.stock;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A device's name is its user name at the broker and a segment of its topics: small letters, digits and hyphens. */
final class NameRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LONGEST = 63;

    /** As the database holds it: no blank at either end. */
    private static final Pattern ADDRESS = Pattern.compile("[!-~]([ -~]{0,62}[!-~])?");

    private static final Pattern MAC = Pattern.compile("(?i)([0-9a-f]{2}[:-]){5}[0-9a-f]{2}");

    private NameRules() {}

    /** What a gateway calls a device, as gateways write it: a MAC address in small letters; null where nothing is written. */
    static @Nullable String address(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String address = written.strip();
        return MAC.matcher(address).matches() ? address.toLowerCase(Locale.ROOT).replace('-', ':') : address;
    }

    /** Whether it is an address at all. */
    static boolean isAddress(String address) {
        return ADDRESS.matcher(address).matches();
    }

    /** The name as it was written, or one made of model and serial number where none was; empty where it can be no name. */
    static Optional<String> name(String written, String model, String serial) {
        String wanted = written.isBlank() ? made(model, serial) : written.strip();
        return Optional.of(wanted).filter(name -> NAME.matcher(name).matches());
    }

    private static String made(String model, String serial) {
        String words = (model + "-" + serial)
                .toLowerCase(Locale.ROOT)
                .replace('å', 'a')
                .replace("æ", "ae")
                .replace('ø', 'o')
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return words.length() > LONGEST
                ? words.substring(words.length() - LONGEST).replaceAll("^-", "")
                : words;
    }
}
