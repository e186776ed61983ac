package no.samkonsult.access.opening;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of an exception, as the repository knows its table. */
@MappedEntity("access_exception")
record AccessExceptionRow(@Id UUID id) {}
