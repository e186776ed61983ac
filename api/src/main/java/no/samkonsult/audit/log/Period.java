package no.samkonsult.audit.log;

import java.time.Instant;
import java.time.LocalDate;
import no.samkonsult.platform.Page;
import no.samkonsult.shared.InvalidInput;

/** The days that a reader asks for, both included, as the calendar in Europe/Oslo has them. */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) {
            throw new InvalidInput("to", "must not be before from");
        }
    }

    Instant start() {
        return from.atStartOfDay(Page.ZONE).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(Page.ZONE).toInstant();
    }
}
