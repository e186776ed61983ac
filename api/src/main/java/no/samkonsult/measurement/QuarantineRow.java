package no.samkonsult.measurement;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of something in quarantine, as the repository knows its table. */
@MappedEntity("quarantine")
record QuarantineRow(@Id UUID id) {}
