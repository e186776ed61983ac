package no.samkonsult.patient.change;

import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.patient.AddressProtection;

/** What changes for a patient, as somebody registers it. */
sealed interface Change {
    /** To another address, followed up by a service from a day on: another municipality's, or the same. */
    record Move(UUID service, String address, LocalDate on) implements Change {}

    /** Another fastlege from a day on. {@code post} is the doctor's role at an office. */
    record NewPractitioner(UUID post, LocalDate on) implements Change {}

    /** The patient no longer takes part in the follow-up, or, after death, the last notes are written. */
    record Leaving() implements Change {}

    record Death(LocalDate on) implements Change {}

    record Protection(AddressProtection protection) implements Change {}
}
