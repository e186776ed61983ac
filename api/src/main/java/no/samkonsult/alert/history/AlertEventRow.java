package no.samkonsult.alert.history;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The row of a step, as the repository knows its table. */
@MappedEntity("alert_event")
record AlertEventRow(@Id long id) {}
