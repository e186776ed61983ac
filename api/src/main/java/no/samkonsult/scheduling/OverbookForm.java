package no.samkonsult.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.organisation.hours.WallClockRules;

/**
 * Where a colleague is to come although their time is taken.
 *
 * @param people colleagues who must be there; none where nobody can be overbooked by the reader
 * @param when on the clock, as a form has it; empty where nothing is chosen
 * @param open whether it is what the page is about
 */
public record OverbookForm(List<Invitee> people, String when, String person, String reason, boolean open) {
    static final OverbookForm NONE = new OverbookForm(List.of(), "", "", "", false);

    static final String WHEN = "overbook.when";
    static final String PERSON = "overbook.person";
    static final String REASON = "overbook.reason";

    static OverbookForm of(List<Invitee> people, Optional<Instant> wanted) {
        return new OverbookForm(people, wanted.map(OverbookForm::clock).orElse(""), "", "", false);
    }

    /** The same as it was filled in. */
    OverbookForm filledIn(Map<String, String> fields) {
        return new OverbookForm(
                people,
                fields.getOrDefault(WHEN, when),
                fields.getOrDefault(PERSON, person),
                fields.getOrDefault(REASON, reason),
                true);
    }

    /** When it is wanted; empty where that is no time on a five-minute step. */
    static Optional<Instant> when(Map<String, String> fields) {
        try {
            Instant start = WallClockRules.at(LocalDateTime.parse(fields.getOrDefault(WHEN, "")));
            return start.getEpochSecond() % Grid.CELL.toSeconds() == 0 ? Optional.of(start) : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String clock(Instant instant) {
        return LocalDateTime.ofInstant(instant, WallClockRules.ZONE).toString();
    }
}
