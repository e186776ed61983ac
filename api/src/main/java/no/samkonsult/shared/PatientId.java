package no.samkonsult.shared;

import java.util.UUID;

/** The identity of a patient; on FHIR it is {@code Patient.id}. */
public record PatientId(UUID value) {
    public static PatientId of(String text) {
        return new PatientId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
