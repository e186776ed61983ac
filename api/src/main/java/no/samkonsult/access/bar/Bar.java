package no.samkonsult.access.bar;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Scope;

/** A bar in force: against whom, and from which parts of the record. */
@Introspected
public record Bar(
        UUID id,
        UUID party,
        String name,
        boolean consultations,
        boolean measurements,
        boolean plan,
        boolean messages,
        Instant since) {
    public Set<Scope> parts() {
        return Scope.of(Map.of(
                Scope.CONSULTATIONS, consultations,
                Scope.MEASUREMENTS, measurements,
                Scope.PLAN, plan,
                Scope.MESSAGES, messages));
    }
}
