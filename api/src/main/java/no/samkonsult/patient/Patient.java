package no.samkonsult.patient;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient, as those with a ground see them. The identity number is for FHIR and for exact lookup, never for REST or pages.
 *
 * @param address null where it is protected: it is then told by {@link ProtectedAddresses} alone
 * @param municipality with its number, the controller and the service null where the patient's protection is strict and
 *     whoever asks does not work in the service that follows them up
 */
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
        @Nullable String municipalityNumber,
        @Nullable String municipality,
        @Nullable String address,
        AddressProtection addressProtection,
        @Nullable LocalDate diedOn,
        @Nullable String controllerNumber,
        @Nullable String controllerName,
        @Nullable String service) {
    public String name() {
        return givenName + " " + familyName;
    }
}
