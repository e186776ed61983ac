package no.samkonsult.access.representation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a representation, as the repository knows its table. */
@MappedEntity("representation")
record RepresentationRow(@Id UUID id) {}
