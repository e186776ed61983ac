package no.samkonsult.fhir;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as outer systems may read one.
 *
 * @param identityNumber fødselsnummer, D-nummer or felles hjelpenummer, eleven digits
 * @param gender absent when unknown: it is never derived from the identity number
 */
public record PatientRecord(
        String id,
        @Nullable String identityNumber,
        List<String> given,
        String family,
        @Nullable Gender gender,
        @Nullable LocalDate birthDate,
        @Nullable Address address,
        @Nullable Organisation managingOrganisation,
        boolean active) {

    public PatientRecord {
        given = List.copyOf(given);
    }

    /** Only the id: a line of a log must not show names or identity numbers. */
    @Override
    public String toString() {
        return "PatientRecord[" + id + "]";
    }

    /** Administrative gender as the national register tells it. */
    public enum Gender {
        FEMALE,
        MALE,
        OTHER
    }

    /**
     * Where the patient lives; a part that is not known is absent.
     *
     * @param municipalityCode kommunenummer, four digits
     */
    public record Address(
            List<String> lines,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String municipality,
            @Nullable String municipalityCode) {
        public Address {
            lines = List.copyOf(lines);
        }
    }

    /** The organisation that controls the record, by its number in Enhetsregisteret. */
    public record Organisation(String organisationNumber, String name) {}
}
