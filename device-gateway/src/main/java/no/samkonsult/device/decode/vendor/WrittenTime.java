package no.samkonsult.device.decode.vendor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** A time as it was written: with an offset, or by the clock on the wall. */
record WrittenTime(LocalDateTime local, @Nullable ZoneOffset offset) {
    private static final BigDecimal LATEST = new BigDecimal("253402300799");
    private static final int NANOSECOND_DIGITS = 9;

    /** @throws DateTimeException where the text is not written so */
    static WrittenTime read(String text, TimeFormat format, @Nullable String pattern) {
        return switch (format) {
            case ISO_OFFSET -> of(OffsetDateTime.parse(text));
            case ISO_LOCAL -> new WrittenTime(LocalDateTime.parse(text), null);
            case PATTERN -> read(text, MappedTime.formatter(String.valueOf(pattern)));
            case EPOCH_SECONDS, EPOCH_MILLISECONDS, LOCAL_EPOCH_SECONDS ->
                throw new DateTimeException("a number is not a text");
        };
    }

    static WrittenTime read(String text, DateTimeFormatter formatter) {
        TemporalAccessor read = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime withOffset ? of(withOffset) : new WrittenTime((LocalDateTime) read, null);
    }

    /** @throws DateTimeException where the number is of no year with four digits */
    static WrittenTime read(BigDecimal number, TimeFormat format) {
        BigDecimal seconds = format == TimeFormat.EPOCH_MILLISECONDS ? number.movePointLeft(3) : number;
        if (seconds.abs().compareTo(LATEST) > 0) {
            throw new DateTimeException("too far away");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        int nanoseconds = seconds.subtract(whole)
                .movePointRight(NANOSECOND_DIGITS)
                .setScale(0, RoundingMode.DOWN)
                .intValueExact();
        LocalDateTime shown = LocalDateTime.ofEpochSecond(whole.longValueExact(), nanoseconds, ZoneOffset.UTC);
        return new WrittenTime(shown, format == TimeFormat.LOCAL_EPOCH_SECONDS ? null : ZoneOffset.UTC);
    }

    /** The moment; where it was by the clock on the wall, in this zone, the earlier one where an hour comes twice. */
    OffsetDateTime in(ZoneId zone) {
        return offset == null ? local.atZone(zone).toOffsetDateTime() : local.atOffset(offset);
    }

    private static WrittenTime of(OffsetDateTime time) {
        return new WrittenTime(time.toLocalDateTime(), time.getOffset());
    }
}
