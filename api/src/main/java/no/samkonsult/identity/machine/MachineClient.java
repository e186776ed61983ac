package no.samkonsult.identity.machine;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * Another system.
 *
 * @param jwks its public keys, as JSON
 * @param scopes what it may be granted, separated by spaces
 */
@MappedEntity("machine_client")
record MachineClient(@Id UUID id, UUID organisationId, String jwks, String scopes) {}
