package no.samkonsult.patient.header;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a fact, as the repository knows its table. */
@MappedEntity("patient_fact")
record FactRow(@Id UUID id) {}
