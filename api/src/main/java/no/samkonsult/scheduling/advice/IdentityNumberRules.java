package no.samkonsult.scheduling.advice;

import java.util.regex.Pattern;
import no.samkonsult.shared.NationalIdentityNumber;

/** Looks for somebody's national identity number in what is to be sent without identity. */
final class IdentityNumberRules {
    /** Eleven digits and no more, as people write them: in one, or with a space, a hyphen or a point between. */
    private static final Pattern ELEVEN = Pattern.compile("(?<!\\d)(?=((?:\\d[ \\u00a0.\\-\\u2013]?){10}\\d)(?!\\d))");

    private IdentityNumberRules() {}

    /** What there is in a text, the worst of it. */
    enum Found {
        NOTHING,
        /** It may be a number of something else; whoever writes must say that it is. */
        ELEVEN_DIGITS,
        /** It is never kept. */
        IDENTITY_NUMBER
    }

    static Found find(String text) {
        return ELEVEN.matcher(text)
                .results()
                .map(match -> match.group(1).replaceAll("\\D", ""))
                .map(digits ->
                        NationalIdentityNumber.isOfAnySeries(digits) ? Found.IDENTITY_NUMBER : Found.ELEVEN_DIGITS)
                .max(Found::compareTo)
                .orElse(Found.NOTHING);
    }
}
