package no.samkonsult.scheduling.series;

import java.util.List;
import java.util.Map;
import no.samkonsult.organisation.hours.PublicHoliday;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * One of a series as it is looked at before anything is booked or moved.
 *
 * @param is what is to be moved, as it was looked at; null where it is to be booked
 */
public record Occurrence(
        int place, TimeRange time, Fit fit, @Nullable Consultation is) {

    /** Whether everybody who must be there can. */
    public sealed interface Fit {
        record Free() implements Fit {}

        /**
         * Somebody cannot.
         *
         * @param holiday where it is a public holiday
         * @param alternatives when all could, the nearest first
         * @param names of those whom the reasons name
         */
        record NotFree(
                @Nullable PublicHoliday holiday,
                List<Reason> reasons,
                List<Candidate> alternatives,
                Map<PersonId, String> names)
                implements Fit {}
    }

    public boolean isFree() {
        return fit instanceof Fit.Free;
    }

    public List<Candidate> alternatives() {
        return fit instanceof Fit.NotFree not ? not.alternatives() : List.of();
    }
}
