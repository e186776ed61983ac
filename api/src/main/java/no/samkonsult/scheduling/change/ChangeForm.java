package no.samkonsult.scheduling.change;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What the pages of changing a consultation send. */
record ChangeForm(Map<String, String> fields) {
    private static final int USUAL_WEEKS = 2;

    /** What is looked for. */
    MoveWish wish() {
        int weeks = given("weeks", Integer::valueOf).orElse(USUAL_WEEKS);
        if (!BookingWish.WEEKS.contains(weeks)) {
            throw new InvalidInput("weeks", "must be one of %s, not %d".formatted(BookingWish.WEEKS, weeks));
        }
        return new MoveWish(length(), weeks);
    }

    /** The move, once a time is chosen. */
    Optional<Change> move(UUID consultation) {
        return given("start", Instant::parse)
                .map(start -> new Change(
                        consultation,
                        version(),
                        start,
                        length(),
                        null,
                        null,
                        given("reason", ChangeReason::valueOf).orElse(ChangeReason.OTHER)));
    }

    PersonId person() {
        return given("person", PersonId::of).orElseThrow(() -> new InvalidInput("person", "is missing"));
    }

    /** What to do without somebody: another time, another person or both, with a slash between. */
    Change without(UUID consultation) {
        String[] chosen = fields.getOrDefault("choice", "").split("/", 2);
        if (chosen.length < 2) {
            throw new InvalidInput("choice", "is missing");
        }
        Instant start = read("choice", chosen[0], Instant::parse).orElse(null);
        PersonId come = read("choice", chosen[1], PersonId::of).orElse(null);
        boolean all = start != null && come == null;
        return new Change(consultation, version(), start, null, all ? null : person(), come, ChangeReason.CANNOT_COME);
    }

    private int version() {
        return given("version", Integer::valueOf).orElseThrow(() -> new InvalidInput("version", "is missing"));
    }

    private @Nullable MeetingLength length() {
        return given("minutes", Integer::valueOf).map(MeetingLength::new).orElse(null);
    }

    private <T> Optional<T> given(String field, Function<String, T> reading) {
        return read(field, fields.getOrDefault(field, ""), reading);
    }

    private static <T> Optional<T> read(String field, String value, Function<String, T> reading) {
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(reading.apply(value));
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
