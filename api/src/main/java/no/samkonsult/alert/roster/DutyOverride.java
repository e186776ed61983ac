package no.samkonsult.alert.roster;

import java.util.UUID;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on duty whom the rotations do not say.
 *
 * @param insteadOf whose shifts they have within the time; null where they come besides whoever else is on duty
 */
public record DutyOverride(
        UUID id, PersonId person, @Nullable PersonId insteadOf, TimeRange during) {}
