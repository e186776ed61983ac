package no.samkonsult.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.Invitee.Part;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.NearMiss;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.outside.Freshness;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/**
 * What the page of booking shows: who is asked, and when they can.
 *
 * @param freshness how new that is which is known of everybody who keeps a calendar
 */
public record BookingPage(
        BookingWish wish,
        Invitee patient,
        List<Invitee> people,
        SearchResult times,
        Map<PersonId, Freshness> freshness) {
    /** The roles that one can look for. */
    public static final List<Role> ROLES = Party.PRACTISING.stream().sorted().toList();

    public BookingPage with(List<Candidate> alternatives) {
        List<Reason> reasons = alternatives.isEmpty() ? List.of(new Reason.NoCommonFreeTime()) : List.of();
        return new BookingPage(wish, patient, people, new SearchResult(alternatives, List.of(), reasons), freshness);
    }

    public Part part(Invitee invitee) {
        return wish.parties().getOrDefault(invitee.person(), Part.ABSENT);
    }

    /** Who can, and what the time costs somebody's day. */
    public String remark(Page page, Candidate candidate) {
        String cost = page.text("booking.splits", candidate.splitsSessions());
        return cost.isEmpty() ? who(page, candidate) : who(page, candidate) + " · " + cost;
    }

    /** Who of those that may come can, and who cannot. */
    private String who(Page page, Candidate candidate) {
        Map<Boolean, String> names = people.stream()
                .filter(invitee -> part(invitee) == Part.OPTIONAL && invitee.keepsCalendar())
                .collect(Collectors.partitioningBy(
                        invitee -> candidate.optionalFree().contains(invitee.person()),
                        Collectors.mapping(Invitee::name, Collectors.joining(", "))));
        String free = names.getOrDefault(true, "");
        String busy = names.getOrDefault(false, "");
        if (busy.isEmpty()) {
            return page.text("booking.all");
        }
        return free.isEmpty() ? page.text("booking.without", busy) : page.text("booking.some", free, busy);
    }

    public String busy(NearMiss miss) {
        return name(miss.busy());
    }

    /** Why there is no time to choose, and what to do; empty where there is one. */
    public List<String> reasons(Page page) {
        if (wish.attendees().isEmpty()) {
            boolean nobody = wish.those(Part.REQUIRED).isEmpty();
            return List.of(nobody ? page.text("booking.nobody") : page.text("booking.too-many", Attendees.MOST));
        }
        return times.reasons().stream().map(reason -> reason(page, reason)).toList();
    }

    private String reason(Page page, Reason reason) {
        return switch (reason) {
            case Reason.WindowTooShort _, Reason.LeadTime _ -> page.text("booking.reason.window");
            case Reason.NoCommonWorkingHours() -> page.text("booking.reason.hours");
            case Reason.PartyUnavailable(PersonId party) -> page.text("booking.reason.party", name(party));
            case Reason.CalendarStale(PersonId party) -> page.text("booking.reason.stale", name(party));
            case Reason.NoCommonFreeTime() -> page.text("booking.reason.busy");
        };
    }

    /** Whose time is kept elsewhere too, and how new that is; a calendar that is kept here alone needs no word. */
    public List<String> freshness(Page page) {
        return people.stream()
                .flatMap(invitee ->
                        Stream.ofNullable(freshness.get(invitee.person())).flatMap(fresh -> told(page, invitee, fresh)))
                .toList();
    }

    private static Stream<String> told(Page page, Invitee invitee, Freshness fresh) {
        return switch (fresh) {
            case Freshness.Native() -> Stream.empty();
            case Freshness.FetchedAt(Instant at) ->
                Stream.of(page.text("booking.fetched", invitee.name(), page.clock(at)));
            case Freshness.StaleSince(Instant at) ->
                Stream.of(page.text("booking.stale", invitee.name(), page.time(at)));
        };
    }

    private String name(PersonId person) {
        return Stream.concat(Stream.of(patient), people.stream())
                .filter(invitee -> invitee.person().equals(person))
                .map(Invitee::name)
                .findFirst()
                .orElse("");
    }
}
