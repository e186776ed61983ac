package no.samkonsult.alert.roster;

import java.util.Optional;
import java.util.UUID;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A time in which somebody is on duty.
 *
 * @param place in which order those on duty at once are asked
 * @param planned the shift of a rotation that it is, or is a part of; null where somebody comes besides
 * @param override what put this person there; null where a rotation or a swap did
 */
public record Shift(
        PersonId person,
        TimeRange time,
        Kind kind,
        int place,
        @Nullable ShiftId planned,
        @Nullable UUID override) {
    /** What put somebody on duty. */
    public enum Kind {
        ROTATION,
        SWAP,
        OVERRIDE
    }

    Shift during(TimeRange part) {
        return new Shift(person, part, kind, place, planned, override);
    }

    /** The shift that somebody may give away: not what they have in another's place. */
    public Optional<ShiftId> swappable() {
        return kind == Kind.OVERRIDE ? Optional.empty() : Optional.ofNullable(planned);
    }
}
