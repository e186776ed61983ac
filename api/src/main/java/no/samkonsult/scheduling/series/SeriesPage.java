package no.samkonsult.scheduling.series;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.PublicHoliday;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.Asked;
import no.samkonsult.scheduling.BookingPage;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.series.Occurrence.Fit;
import no.samkonsult.shared.PersonId;

/**
 * What the pages of series show.
 *
 * @param booking who is asked, for how long, about what
 * @param occurrences empty where the rule makes no series
 */
public record SeriesPage(BookingPage booking, SeriesForm form, List<Occurrence> occurrences) {
    public long free() {
        return occurrences.stream().filter(Occurrence::isFree).count();
    }

    /** Whether one of them is looked upon as chosen: what was chosen last, else the time itself where it is free. */
    public boolean isChosen(Occurrence occurrence, String value) {
        String chosen = form.choice(occurrence.place());
        return chosen.isEmpty()
                ? occurrence.isFree() && value.equals(occurrence.time().start().toString())
                : chosen.equals(value);
    }

    /** Why not all can, a line for each reason. */
    public List<String> why(Page page, Occurrence occurrence) {
        return occurrence.fit() instanceof Fit.NotFree not
                ? Stream.concat(
                                Stream.ofNullable(not.holiday()).map(holiday -> holiday(page, holiday)),
                                not.reasons().stream().map(reason -> reason(page, reason, not)))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String holiday(Page page, PublicHoliday holiday) {
        return page.text("series.holiday", page.texts().of("holiday", holiday));
    }

    private String reason(Page page, Reason reason, Fit.NotFree not) {
        return switch (reason) {
            case Reason.NoCommonWorkingHours() -> page.text("series.why.hours");
            case Reason.PartyUnavailable(var party) -> page.text("series.why.party", name(page, party, not));
            case Reason.CalendarStale(var party) ->
                page.text("series.why.stale", not.names().getOrDefault(party, ""));
            case Reason.WindowTooShort _, Reason.LeadTime _, Reason.NoCommonFreeTime _ -> page.text("series.why.busy");
        };
    }

    private String name(Page page, Asked party, Fit.NotFree not) {
        return switch (party) {
            case Asked.One(PersonId person) -> not.names().getOrDefault(person, "");
            case Asked.Thing(UUID resource) -> not.names().getOrDefault(new PersonId(resource), "");
            case Asked.AnyOf role -> booking.name(page, role);
        };
    }
}
