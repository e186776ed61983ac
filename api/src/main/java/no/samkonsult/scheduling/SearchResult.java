package no.samkonsult.scheduling;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * What a search over several calendars found.
 *
 * @param candidates best first; no two overlap
 * @param nearMisses times when all but one required party could meet, each sooner than any candidate
 * @param reasons why there are no candidates; empty where there are some
 */
public record SearchResult(List<Candidate> candidates, List<NearMiss> nearMisses, List<Reason> reasons) {
    /** The same with further reasons. */
    SearchResult because(List<Reason> more) {
        return new SearchResult(
                candidates,
                nearMisses,
                Stream.concat(reasons.stream(), more.stream()).toList());
    }

    /**
     * A time when every required party is free.
     *
     * @param chosen who would come for each role that anybody may fill
     * @param unsuited those who have said when it suits them best, which is at other times
     * @param splitsSessions how many parties' free time it cuts in two
     */
    public record Candidate(
            TimeRange time,
            List<PersonId> optionalFree,
            Map<AnyOf, PersonId> chosen,
            List<PersonId> unsuited,
            int splitsSessions) {
        /** Those who are free besides the required who are asked by name. */
        List<PersonId> free() {
            return Stream.concat(optionalFree.stream(), chosen.values().stream())
                    .toList();
        }
    }

    /** A time when only {@code busy} cannot: the party, never what they are busy with. */
    public record NearMiss(TimeRange time, Asked busy) {}

    /** Why nothing was found. */
    public sealed interface Reason {
        /** The window is shorter than the meeting. */
        record WindowTooShort() implements Reason {}

        /** What is left of the window begins too soon from now. */
        record LeadTime() implements Reason {}

        /** The parties are never at work at the same time for so long. */
        record NoCommonWorkingHours() implements Reason {}

        /** Without this party the others could meet. */
        record PartyUnavailable(Asked party) implements Reason {}

        /** What takes this party's time elsewhere could not be fetched for some time, and may have changed. */
        record CalendarStale(PersonId party) implements Reason {}

        /** All are at work together, but never free together, and leaving out any one of them would not help. */
        record NoCommonFreeTime() implements Reason {}
    }
}
