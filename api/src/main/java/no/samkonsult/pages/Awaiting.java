package no.samkonsult.pages;

import jakarta.inject.Singleton;
import no.samkonsult.alert.missing.MissingMeasurements;
import no.samkonsult.measurement.again.AskedAgain;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Reads what is waited for of a patient. */
@Singleton
class Awaiting {
    private final AskedAgain again;
    private final MissingMeasurements missing;

    Awaiting(AskedAgain again, MissingMeasurements missing) {
        this.again = again;
        this.missing = missing;
    }

    Awaited of(Principal who, PatientId patient) {
        return new Awaited(again.of(who, patient), missing.ofPatient(who, patient));
    }
}
