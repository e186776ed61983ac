package no.samkonsult.access.representation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a withheld item, as the repository knows its table. */
@MappedEntity("withheld_item")
record WithheldItemRow(@Id UUID id) {}
