package no.samkonsult.access.consent;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An agreement on taking part: who agreed to which version, how, who wrote it down, and when and why it ended. */
@Introspected
public record Agreement(
        AgreementKind kind,
        short textVersion,
        String agreedBy,
        How how,
        String recordedBy,
        Instant since,
        @Nullable Instant until,
        @Nullable EndReason endReason) {
    public boolean isInForce() {
        return until == null;
    }
}
