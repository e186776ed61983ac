package no.samkonsult.patient;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient, as those with a ground see them. The identity number is for FHIR and for exact lookup, never for REST or pages. */
@Introspected
public record Patient(
        UUID id,
        int key,
        UUID personId,
        String givenName,
        String familyName,
        LocalDate birthDate,
        @Nullable String phone,
        String nationalIdentityNumber,
        String municipalityNumber,
        String municipality,
        String address,
        String controllerNumber,
        String controllerName,
        @Nullable String service) {
    public String name() {
        return givenName + " " + familyName;
    }
}
