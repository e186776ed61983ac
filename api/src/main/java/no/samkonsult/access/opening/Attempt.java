package no.samkonsult.access.opening;

import java.util.UUID;
import no.samkonsult.shared.NationalIdentityNumber;

/** What somebody states who wants a record opened: whose, why, and in their own words. */
record Attempt(Subject subject, Reason reason, String explanation) {
    /** Whose record: exactly, or not at all. */
    sealed interface Subject {
        record Numbered(NationalIdentityNumber number) implements Subject {}

        record OfAlert(UUID alert) implements Subject {}
    }

    Grade grade() {
        return reason.grade();
    }
}
