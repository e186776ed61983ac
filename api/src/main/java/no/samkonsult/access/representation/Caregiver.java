package no.samkonsult.access.representation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import org.jspecify.annotations.Nullable;

/** Somebody in the health service who sees a patient's record at this moment: a service, or a person at an organisation. */
@Introspected
public record Caregiver(
        String name,
        @Nullable String organisation,
        Ground ground,
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
