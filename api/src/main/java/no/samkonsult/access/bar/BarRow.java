package no.samkonsult.access.bar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a bar, as the repository knows its table. */
@MappedEntity("bar")
record BarRow(@Id UUID id) {}
