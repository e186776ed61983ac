package no.samkonsult.fhir;

import org.jspecify.annotations.Nullable;

/**
 * A measuring device as outer systems may read one.
 *
 * @param identifier the name the device goes by towards the service
 * @param measures what it measures first of all
 * @param patientId who has it now
 */
public record DeviceRecord(
        String id,
        String identifier,
        String name,
        @Nullable Kind measures,
        @Nullable String manufacturer,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String patientId,
        boolean active) {}
