package no.samkonsult.alert.handling;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of an alert, as the repository knows its table. */
@MappedEntity("alert")
record HeldRow(@Id UUID id) {}
