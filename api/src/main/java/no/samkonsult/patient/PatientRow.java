package no.samkonsult.patient;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a patient, as the repository knows its table. */
@MappedEntity("patient")
record PatientRow(@Id UUID id) {}
