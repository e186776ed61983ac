package no.samkonsult.device.decode.vendor;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the time is, and how it is written.
 *
 * @param pattern of {@link TimeFormat#PATTERN}, and of no other
 * @param zone where the offset ({@code +0100}) or zone ({@code Europe/Oslo}) of a time by the clock on the wall is; the site's
 *     own where there is none
 * @param required whether a payload without a time is wrong
 */
public record MappedTime(
        Pointer at,
        TimeFormat format,
        @Nullable String pattern,
        @Nullable Pointer zone,
        boolean required) {
    private static final int LONGEST_PATTERN = 64;
    private static final OffsetDateTime SAMPLE = OffsetDateTime.parse("2026-11-21T20:15:30+01:00");

    public MappedTime {
        if ((format == TimeFormat.PATTERN) != (pattern != null)) {
            throw new IllegalArgumentException("pattern: belongs to the format with a pattern, and is needed there");
        }
        if (pattern != null) {
            check(pattern);
        }
    }

    /** One without which there is no reading. */
    public static MappedTime at(String pointer, TimeFormat format) {
        return new MappedTime(new Pointer(pointer), format, null, null, true);
    }

    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** A pattern that cannot read what it has written itself, such as one without a year, is of no use. */
    private static void check(String pattern) {
        try {
            if (pattern.length() > LONGEST_PATTERN
                    || WrittenTime.read(SAMPLE.format(formatter(pattern)), formatter(pattern))
                                    .local()
                                    .getHour()
                            != SAMPLE.getHour()) {
                throw new IllegalArgumentException();
            }
        } catch (DateTimeException | IllegalArgumentException useless) {
            throw new IllegalArgumentException("pattern: not one of a date and time, such as dd.MM.yyyy HH:mm:ss");
        }
    }
}
