package no.samkonsult.scheduling.place;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import no.samkonsult.shared.InvalidInput;

/** Where a consultation is, as long as the service has no rooms of its own: a room's address elsewhere, or a telephone number. */
public record MeetingPlace(String value) {
    public static final int LONGEST = 300;

    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ]{3,18}[0-9]");

    public MeetingPlace {
        value = value.strip();
        if (!isOne(value)) {
            throw new InvalidInput("place", "must be a telephone number, or an address that begins with https://");
        }
    }

    public static boolean isOne(String text) {
        return text.length() <= LONGEST && (TELEPHONE.matcher(text).matches() || isAddress(text));
    }

    public boolean isTelephone() {
        return TELEPHONE.matcher(value).matches();
    }

    /** What a link to it leads to. */
    public String link() {
        return isTelephone() ? "tel:" + value.replace(" ", "") : value;
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return "https".equals(address.getScheme()) && address.getHost() != null && address.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
