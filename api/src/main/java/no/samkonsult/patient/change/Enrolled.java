package no.samkonsult.patient.change;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** An enrolment, and the service it is with. */
@Introspected
record Enrolled(UUID id, UUID serviceId) {}
