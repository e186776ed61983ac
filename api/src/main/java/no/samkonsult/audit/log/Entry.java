package no.samkonsult.audit.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What one person did to one record within a minute, on one ground.
 *
 * <p>Opening one page reads several kinds of rows, and so is several rows of the audit trail. To a reader they are one act.
 *
 * @param at the beginning of the minute
 * @param patient whose record, if anybody's
 * @param purpose HL7 PurposeOfUse; null in rows that are older than the column
 * @param refused whether somebody tried and was turned away
 */
public record Entry(
        Instant at,
        UUID person,
        String personName,
        Role role,
        @Nullable UUID organisation,
        @Nullable String organisationName,
        @Nullable UUID patient,
        @Nullable String patientName,
        String ground,
        @Nullable String purpose,
        List<Act> acts,
        boolean refused) {
    /** The patient's name for those who may know it: it is looked up afterwards, in the trail's own name. */
    Entry named(Names names) {
        return new Entry(
                at,
                person,
                names.person(person),
                role,
                organisation,
                organisationName,
                patient,
                patient == null ? null : names.patient(patient),
                ground,
                purpose,
                acts,
                refused);
    }
}
