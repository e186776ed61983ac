package no.samkonsult.patient.change;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** The row of a move that waits for its day, or has had it. */
@MappedEntity("patient_move")
record PatientMoveRow(@Id UUID id, UUID patientId, UUID toService, String address, Instant movesAt) {}
