package no.samkonsult.scheduling.series;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.TimeRange;

/**
 * The series that a consultation belongs to, as far as whoever asks may see it. One that is not repeated is a series of itself.
 *
 * @param everyWeeks nought where it is not repeated
 * @param size how many there were when they were booked
 * @param seen those that one sees, in their order
 */
public record Series(UUID consultation, int everyWeeks, int size, List<Part> seen) {
    /** One of them. */
    public record Part(int place, UUID consultation, TimeRange time, boolean booked) {
        boolean isOpen(Instant now) {
            return booked && time.end().isAfter(now);
        }
    }

    public boolean isRepeated() {
        return size > 1;
    }

    /** Which of them it is. */
    public int place() {
        return seen.stream()
                .filter(part -> part.consultation().equals(consultation))
                .mapToInt(Part::place)
                .findFirst()
                .orElseThrow();
    }

    /** It and those after it. */
    List<Part> fromHere() {
        int place = place();
        return seen.stream().filter(part -> part.place() >= place).toList();
    }

    /** Those of them of which something can still be changed. */
    List<Part> openFromHere(Instant now) {
        return fromHere().stream().filter(part -> part.isOpen(now)).toList();
    }

    /** Whether there is a later one of which something can still be changed. */
    public boolean hasLater(Instant now) {
        return openFromHere(now).stream().anyMatch(part -> part.place() > place());
    }
}
