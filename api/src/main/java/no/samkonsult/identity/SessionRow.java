package no.samkonsult.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a session, as the repository knows its table. */
@MappedEntity("session")
record SessionRow(@Id UUID id) {}
