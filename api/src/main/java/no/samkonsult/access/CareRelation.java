package no.samkonsult.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * What lets a party see parts of a patient's record for a time.
 *
 * @param party a person's id, or a service's and so all who work in it
 * @param organisation for which a person must act; none for a service, a patient, or next of kin
 * @param recordUntil where set, only what was recorded before it is seen
 * @param source the row that gave the ground, such as {@code enrolment/<id>}
 */
public record CareRelation(
        PatientId patient,
        UUID party,
        @Nullable OrganisationId organisation,
        Ground ground,
        Set<Scope> parts,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant recordUntil,
        String source) {
    /** Every part of a record. */
    public static final Set<Scope> WHOLE = Set.copyOf(EnumSet.complementOf(EnumSet.of(Scope.IDENTITY)));

    /** To the whole record, from an instant and until further notice. */
    public static CareRelation of(PatientId patient, UUID party, Ground ground, Instant from, String source) {
        return new CareRelation(patient, party, null, ground, WHOLE, from, null, null, source);
    }

    public CareRelation to(Set<Scope> parts) {
        return new CareRelation(patient, party, organisation, ground, parts, from, until, recordUntil, source);
    }

    public CareRelation until(@Nullable Instant end) {
        return new CareRelation(patient, party, organisation, ground, parts, from, end, recordUntil, source);
    }

    public CareRelation actingFor(@Nullable OrganisationId employer) {
        return new CareRelation(patient, party, employer, ground, parts, from, until, recordUntil, source);
    }

    /** Only of what was recorded before an instant. */
    public CareRelation recordedBefore(Instant end) {
        return new CareRelation(patient, party, organisation, ground, parts, from, until, end, source);
    }
}
