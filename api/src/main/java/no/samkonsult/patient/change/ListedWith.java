package no.samkonsult.patient.change;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A doctor at an office, on whose list a patient may be. */
@Introspected
record ListedWith(UUID personId, UUID organisationId) {}
