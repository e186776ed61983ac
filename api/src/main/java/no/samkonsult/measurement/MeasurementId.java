package no.samkonsult.measurement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a measurement: the key under which it is stored once.
 *
 * <p>Its text is its id on FHIR: {@code c-gq1wnwu8o0-1-7-3mv}: numbers in base 36 in the order patient, microseconds
 * since 1970, kind, device, sequence. It names no person outside this database.
 */
public record MeasurementId(int patientKey, Instant effectiveAt, Kind kind, int deviceKey, int sequence) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-z]+)-(\\.?[0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+|\\.)");
    private static final String BEFORE_1970 = ".";
    private static final String UNCOUNTED = ".";
    /** A device that counts nothing. */
    public static final int NO_SEQUENCE = -1;

    private static final int BASE = 36;

    @Override
    public String toString() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, effectiveAt);
        return "%s-%s-%s-%s-%s"
                .formatted(
                        Integer.toString(patientKey, BASE),
                        (micros < 0 ? BEFORE_1970 : "") + Long.toString(Math.abs(micros), BASE),
                        Integer.toString(kind.stored(), BASE),
                        Integer.toString(deviceKey, BASE),
                        sequence == NO_SEQUENCE ? UNCOUNTED : Integer.toString(sequence, BASE));
    }

    /** The identity that a text names, or nothing where it names none. */
    public static Optional<MeasurementId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (text.length() > 64 || !parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MeasurementId(
                    Integer.parseInt(parts.group(1), BASE),
                    Instant.EPOCH.plus(micros(parts.group(2)), ChronoUnit.MICROS),
                    Kind.ofStored(Integer.parseInt(parts.group(3), BASE)),
                    Integer.parseInt(parts.group(4), BASE),
                    parts.group(5).equals(UNCOUNTED) ? NO_SEQUENCE : Integer.parseInt(parts.group(5), BASE)));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException notAnId) {
            return Optional.empty();
        }
    }

    private static long micros(String text) {
        return text.startsWith(BEFORE_1970) ? -Long.parseLong(text.substring(1), BASE) : Long.parseLong(text, BASE);
    }
}
