package no.samkonsult.access.substitute;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a substitution, as the repository knows its table. */
@MappedEntity("substitution")
record SubstitutionRow(@Id UUID id) {}
