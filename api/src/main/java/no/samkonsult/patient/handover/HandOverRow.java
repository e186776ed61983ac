package no.samkonsult.patient.handover;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a hand-over, as the repository knows its table. */
@MappedEntity("hand_over")
record HandOverRow(@Id UUID id) {}
