package no.samkonsult.registry.stock;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A device's name is its user name at the broker and a segment of its topics: small letters, digits and hyphens. */
final class NameRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int LONGEST = 63;

    private NameRules() {}

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
