package no.samkonsult.access.consent;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a consent to research, as the repository knows its table. */
@MappedEntity("research_consent")
record ResearchConsentRow(@Id UUID id) {}
