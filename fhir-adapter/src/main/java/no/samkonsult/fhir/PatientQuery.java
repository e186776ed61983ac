package no.samkonsult.fhir;

import org.jspecify.annotations.Nullable;

/**
 * Which of the patients the caller may see; every condition given must hold, none means all of them.
 *
 * @param name what a given or family name begins with, regardless of case
 * @param count most rows in a page, 1 or more
 */
public record PatientQuery(
        @Nullable String id,
        @Nullable String name,
        @Nullable String identityNumber,
        int count,
        @Nullable String cursor) {
    /** Nothing of the question: a line of a log must not show names or identity numbers. */
    @Override
    public String toString() {
        return "PatientQuery";
    }
}
