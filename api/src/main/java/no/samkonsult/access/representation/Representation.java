package no.samkonsult.access.representation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Scope;
import org.jspecify.annotations.Nullable;

/** Somebody's right to see parts of a patient's record, on a basis, from when to when. */
@Introspected
public record Representation(
        UUID id,
        UUID personId,
        String name,
        @Nullable String relation,
        Basis basis,
        @Nullable Matters matters,
        boolean consultations,
        boolean measurements,
        boolean plan,
        boolean messages,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String decisionArea,
        Instant since,
        @Nullable Instant until) {
    public Set<Scope> parts() {
        return Scope.of(Map.of(
                Scope.CONSULTATIONS, consultations,
                Scope.MEASUREMENTS, measurements,
                Scope.PLAN, plan,
                Scope.MESSAGES, messages));
    }
}
