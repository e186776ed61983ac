package no.samkonsult.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail. */
@MappedEntity
record AuditEvent(
        @Id Long id,
        Instant recordedAt,
        UUID personId,
        String role,
        @Nullable UUID organisationId,
        UUID sessionId,
        @Nullable UUID patientId,
        String action,
        String entity,
        String ground) {}
