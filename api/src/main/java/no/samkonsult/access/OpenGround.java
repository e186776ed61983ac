package no.samkonsult.access;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ground that holds now for whoever acts, and the parts of the record it opens. */
@Introspected
record OpenGround(
        Ground ground,
        @Nullable Instant until,
        boolean consultations,
        boolean measurements,
        boolean plan,
        boolean messages) {
    boolean opens(Scope scope) {
        return switch (scope) {
            case IDENTITY -> consultations || measurements || plan || messages;
            case CONSULTATIONS -> consultations;
            case MEASUREMENTS -> measurements;
            case PLAN -> plan;
            case MESSAGES -> messages;
        };
    }
}
