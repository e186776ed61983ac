package no.samkonsult.fhir;

import org.jspecify.annotations.Nullable;

/**
 * Which of the devices the caller may see; every condition given must hold, none means all of them.
 *
 * @param count most rows in a page, 1 or more
 */
public record DeviceQuery(
        @Nullable String patientId,
        @Nullable String identifier,
        int count,
        @Nullable String cursor) {}
