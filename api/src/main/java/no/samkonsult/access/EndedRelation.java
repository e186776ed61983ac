package no.samkonsult.access;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** A relation that is concluded: whose, and what it opened. */
@Introspected
record EndedRelation(
        UUID party,
        @Nullable UUID organisationId,
        Ground ground,
        String source,
        boolean consultations,
        boolean measurements,
        boolean plan,
        boolean messages) {

    /** What the party keeps: what was recorded until it ended, and nothing after. */
    CareRelation kept(PatientId patient, Instant at) {
        return CareRelation.of(patient, party, Ground.CARE_GIVEN, at, source)
                .to(Scope.of(Map.of(
                        Scope.CONSULTATIONS, consultations,
                        Scope.MEASUREMENTS, measurements,
                        Scope.PLAN, plan,
                        Scope.MESSAGES, messages)))
                .actingFor(organisationId == null ? null : new OrganisationId(organisationId))
                .recordedBefore(at);
    }
}
