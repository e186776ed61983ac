package no.samkonsult.audit.review;

import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to one patient's record on one day, with what is known of how the two are related.
 *
 * @param ownAddress where the one who acted lives: known if they are a patient here themselves
 * @param colleague whether the patient works in the organisation that was acted for
 * @param kin whether either is registered as the other's next of kin
 * @param exception whether it was done by an exception
 */
record Visit(
        UUID person,
        Role role,
        UUID organisation,
        UUID patient,
        LocalDate day,
        int events,
        String ownFamilyName,
        @Nullable String ownAddress,
        UUID patientPerson,
        String familyName,
        String address,
        boolean colleague,
        boolean kin,
        boolean exception) {}
