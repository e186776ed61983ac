package no.samkonsult.notification.contact;

import java.util.Optional;
import java.util.regex.Pattern;
import no.samkonsult.notification.Channel;

/** What can be an address of a channel, and the one form it is kept in. */
final class AddressRules {
    private static final int LONGEST = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

    /** E.164: a country's code and at most fifteen digits in all. */
    private static final Pattern TELEPHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** A Norwegian number as it is written at home. */
    private static final Pattern NORWEGIAN = Pattern.compile("[2-9][0-9]{7}");

    private static final Pattern WEB = Pattern.compile("https?://[^\\s/@]+(/\\S*)?");

    private AddressRules() {}

    /** Empty where the text is no address of the channel. */
    static Optional<String> kept(Channel channel, String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (channel) {
            case EMAIL -> Optional.of(stripped).filter(EMAIL.asMatchPredicate());
            case SMS, VOICE -> telephone(stripped.replaceAll("[\\s().-]", ""));
            case WEBHOOK -> Optional.of(stripped).filter(WEB.asMatchPredicate());
        };
    }

    private static Optional<String> telephone(String digits) {
        if (NORWEGIAN.matcher(digits).matches()) {
            return Optional.of("+47" + digits);
        }
        return Optional.of(digits.replaceFirst("^00", "+")).filter(TELEPHONE.asMatchPredicate());
    }
}
