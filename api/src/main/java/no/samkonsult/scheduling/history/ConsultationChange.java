package no.samkonsult.scheduling.history;

import java.time.Instant;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * One change of a consultation, as those who see it are told of it.
 *
 * @param by the name of whoever made it
 * @param was the time that was given up; with {@code became}, none where the time stayed
 * @param gone the name of whoever is not to be there any more
 * @param come the name of whoever is to be there instead, or besides
 */
public record ConsultationChange(
        Instant at,
        String by,
        ChangeReason reason,
        @Nullable TimeRange was,
        @Nullable TimeRange became,
        @Nullable String gone,
        @Nullable String come) {}
