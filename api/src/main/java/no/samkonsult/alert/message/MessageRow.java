package no.samkonsult.alert.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a message, as the repository knows its table. */
@MappedEntity("patient_message")
record MessageRow(@Id UUID id) {}
