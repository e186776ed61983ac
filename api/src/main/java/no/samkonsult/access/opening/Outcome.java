package no.samkonsult.access.opening;

import no.samkonsult.shared.PatientId;

/** What came of wanting to open a record. */
sealed interface Outcome {
    record Opened(PatientId patient) implements Outcome {}

    /** Nobody has the number, or it is one's own, or there is a bar that the grade respects: never told which. */
    record NotOpened() implements Outcome {}

    /** More attempts within the hour than anybody should need. */
    record TooMany() implements Outcome {}
}
