package no.samkonsult.pages.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import no.samkonsult.audit.log.Period;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What a reader has filled in to narrow a log down; a field left empty says nothing. */
final class FilterRules {
    private static final int DAYS_BACK = 30;

    private FilterRules() {}

    /** The days from one to another, both included; the last thirty where they are not filled in. */
    static Period period(String from, String to, LocalDate today) {
        LocalDate last = to.isBlank() ? today : date("to", to);
        return new Period(from.isBlank() ? last.minusDays(DAYS_BACK) : date("from", from), last);
    }

    static @Nullable UUID chosen(String field, String id) {
        try {
            return id.isBlank() ? null : UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput(field, "must be a UUID");
        }
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new InvalidInput(field, "must be a date");
        }
    }
}
