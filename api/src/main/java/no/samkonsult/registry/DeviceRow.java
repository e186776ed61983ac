package no.samkonsult.registry;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a device, as the repository knows its table. */
@MappedEntity("device")
record DeviceRow(@Id UUID id) {}
