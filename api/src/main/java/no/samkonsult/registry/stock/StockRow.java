package no.samkonsult.registry.stock;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The row of a device, as this package's repositories know its table. */
@MappedEntity("device")
record StockRow(@Id UUID id) {}
