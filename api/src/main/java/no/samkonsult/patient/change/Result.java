package no.samkonsult.patient.change;

import no.samkonsult.shared.PatientId;

/** What came of registering a change. */
sealed interface Result {
    record Done(PatientId patient) implements Result {}

    /** A date, an address or a choice that cannot be. */
    record Impossible() implements Result {}

    /** No such patient, or none whose changes are one's to register. */
    record Unknown() implements Result {}
}
