package no.samkonsult.measurement.command;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a command, as the repository knows its table. */
@MappedEntity("device_command")
record CommandRow(@Id UUID id) {}
