package no.samkonsult.scheduling.outside;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.scheduling.outside.reading.Place;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** A calendar elsewhere that is to be read. */
record Due(
        UUID id,
        PersonId person,
        Place.Kind kind,
        byte[] place,
        @Nullable String version,
        Instant readAt,
        int failures) {}
