package no.samkonsult.scheduling.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.Hours;

/**
 * Days with other hours than the week's and than those of public holidays.
 *
 * @param last the last of them
 * @param hours the hours of each, in which the post is offered too; none where somebody is away
 */
public record OtherDays(UUID id, LocalDate first, LocalDate last, List<Hours> hours) {
    public OtherDays {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("%s is before %s".formatted(last, first));
        }
    }

    boolean hold(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
