package no.samkonsult.monitoring.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * The one doctor (ansvarleg lege) who answers for a plan, or who is asked to.
 *
 * @param since when it was accepted, or offered where it is not yet
 * @param mine whether whoever looks is that doctor, or stands in for them
 */
public record Responsible(
        UUID id, UUID doctorId, String doctor, UUID organisationId, String organisation, Instant since, boolean mine) {}
