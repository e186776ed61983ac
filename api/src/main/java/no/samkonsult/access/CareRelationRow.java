package no.samkonsult.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The row of a care relation, as the repository knows its table. */
@MappedEntity("care_relation")
record CareRelationRow(@Id long id) {}
