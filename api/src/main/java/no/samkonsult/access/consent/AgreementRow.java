package no.samkonsult.access.consent;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of an agreement, as the repository knows its table. */
@MappedEntity("participation_agreement")
record AgreementRow(@Id UUID id) {}
