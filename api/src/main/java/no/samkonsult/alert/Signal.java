package no.samkonsult.alert;

import no.samkonsult.alert.AlertRules.Meaning;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** What raises an alert or puts it back in range: a measurement, or a device that cannot be read. */
record Signal(PatientId patient, Meaning meaning, @Nullable NewMeasurement measurement) {
    /** What an alert is about: there is at most one that is not closed. */
    record Subject(PatientId patient, String rule) {}

    static Signal of(NewMeasurement measurement) {
        return new Signal(measurement.patient(), AlertRules.meaning(measurement), measurement);
    }

    static Signal technical(PatientId patient, String rule) {
        return new Signal(patient, new Meaning.Raise(rule, Severity.TECHNICAL), null);
    }

    Subject subject() {
        return new Subject(patient, meaning.rule());
    }

    @Nullable
    String severity() {
        return meaning instanceof Meaning.Raise raise ? raise.severity().name() : null;
    }
}
