package no.samkonsult.fhir.map;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samkonsult.fhir.InstantRange;
import org.jspecify.annotations.Nullable;

/**
 * FHIR's date search values as half-open ranges. A value stands for the whole year, month, day, minute or second it names
 * (https://hl7.org/fhir/R4/search.html#date); one without an offset is Norwegian time.
 */
public final class DateRules {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Pattern VALUE = Pattern.compile("(?<prefix>[a-z]{2})?(?<date>[0-9].*)");
    private static final Pattern MOMENT = Pattern.compile(
            "(?<local>[0-9-]{10}T[0-9]{2}:[0-9]{2}(?<second>:[0-9]{2}(\\.(?<fraction>[0-9]{1,9}))?)?)(?<offset>Z|[+-][0-9]{2}:[0-9]{2})?");

    private DateRules() {}

    /** The range a search value means; empty when it is no date or has a prefix other than eq, ge, gt, le and lt. */
    public static Optional<InstantRange> range(String value) {
        var matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return bounds(matcher.group("prefix"), span(matcher.group("date")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<InstantRange> bounds(@Nullable String prefix, Span span) {
        return switch (prefix == null ? "eq" : prefix) {
            case "eq" -> Optional.of(new InstantRange(span.start, span.end));
            case "ge" -> Optional.of(new InstantRange(span.start, null));
            case "gt" -> Optional.of(new InstantRange(span.end, null));
            case "le" -> Optional.of(new InstantRange(null, span.end));
            case "lt" -> Optional.of(new InstantRange(null, span.start));
            default -> Optional.empty();
        };
    }

    private static Span span(String date) {
        return switch (date.length()) {
            case 4 -> days(Year.parse(date).atDay(1), Period.ofYears(1));
            case 7 -> days(YearMonth.parse(date).atDay(1), Period.ofMonths(1));
            case 10 -> days(LocalDate.parse(date), Period.ofDays(1));
            default -> moment(date);
        };
    }

    private static Span days(LocalDate first, Period length) {
        return new Span(start(first), start(first.plus(length)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(NORWAY).toInstant();
    }

    private static Span moment(String date) {
        var matcher = MOMENT.matcher(date);
        if (!matcher.matches()) {
            throw new DateTimeException("no FHIR date");
        }
        var zone = matcher.group("offset") == null ? NORWAY : ZoneOffset.of(matcher.group("offset"));
        var start = LocalDateTime.parse(matcher.group("local")).atZone(zone).toInstant();
        return new Span(start, start.plus(width(matcher.group("second"), matcher.group("fraction"))));
    }

    private static Duration width(@Nullable String second, @Nullable String fraction) {
        if (second == null) {
            return Duration.ofMinutes(1);
        }
        if (fraction == null) {
            return Duration.ofSeconds(1);
        }
        return Duration.ofNanos((long) Math.pow(10, 9 - fraction.length()));
    }

    private record Span(Instant start, Instant end) {}
}
