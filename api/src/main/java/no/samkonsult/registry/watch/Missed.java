package no.samkonsult.registry.watch;

import java.time.Instant;
import java.util.List;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A device that is missed.
 *
 * @param gateway the key of the gateway that it is beneath
 * @param since when it was last heard from, or lost its connection
 * @param patients those who have it; of a gateway also those who have something beneath it
 */
public record Missed(
        int key, String device, @Nullable Integer gateway, Cause cause, Instant since, List<PatientId> patients) {}
