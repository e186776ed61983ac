package no.samkonsult.patient.handover;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient who was handed over, to whom, with which words.
 *
 * @param answeredBy who answered the telephone, as they named themselves
 * @param closedAt null while the contact is open
 */
@Introspected
public record HandOver(
        UUID id,
        UUID patientId,
        String patientName,
        LocalDate birthDate,
        String service,
        String identity,
        String situation,
        String background,
        String analysis,
        String advice,
        String answeredBy,
        Instant answeredAt,
        String handedOverBy,
        Instant handedOverAt,
        @Nullable Instant closedAt,
        @Nullable String closingNote) {
    public Isbar isbar() {
        return new Isbar(identity, situation, background, analysis, advice);
    }
}
