package no.samkonsult.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row that lets a party (a person, or a service and so all who work in it) see a patient for a time. */
@MappedEntity
record CareRelation(@Id UUID party, UUID patientId, String ground, String source) {}
