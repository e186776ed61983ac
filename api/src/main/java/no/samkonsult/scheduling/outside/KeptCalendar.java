package no.samkonsult.scheduling.outside;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.scheduling.outside.reading.Place;
import no.samkonsult.scheduling.outside.reading.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * A calendar of somebody's elsewhere, as its owner sees it: of its address the host alone.
 *
 * @param times how many busy times are known
 * @param fetchedAt when what is known was last known to hold
 * @param trouble what was wrong the last time; null where nothing was
 */
public record KeptCalendar(
        UUID id,
        Place.Kind kind,
        String host,
        int times,
        Instant fetchedAt,
        Instant nextAt,
        @Nullable Trouble trouble) {}
