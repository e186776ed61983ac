package no.samkonsult.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.Asked.AnyOf;
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
 * @param names of everybody who may come, those of a role too
 * @param overbook where a colleague's time may be taken although it is not free
 * @param freshness how new that is which is known of everybody who keeps a calendar
 */
public record BookingPage(
        BookingWish wish,
        Invitee patient,
        List<Invitee> people,
        SearchResult times,
        Map<PersonId, String> names,
        Map<PersonId, Freshness> freshness,
        OverbookForm overbook) {
    /** The roles that one can look for. */
    public static final List<Role> ROLES = Party.PRACTISING.stream().sorted().toList();

    public BookingPage with(List<Candidate> alternatives) {
        List<Reason> reasons = alternatives.isEmpty() ? List.of(new Reason.NoCommonFreeTime()) : List.of();
        return new BookingPage(
                wish, patient, people, new SearchResult(alternatives, List.of(), reasons), names, freshness, overbook);
    }

    /** Where nobody can be overbooked. */
    public BookingPage(
            BookingWish wish,
            Invitee patient,
            List<Invitee> people,
            SearchResult times,
            Map<PersonId, String> names,
            Map<PersonId, Freshness> freshness) {
        this(wish, patient, people, times, names, freshness, OverbookForm.NONE);
    }

    BookingPage with(OverbookForm form) {
        return new BookingPage(wish, patient, people, times, names, freshness, form);
    }

    public Part part(Invitee invitee) {
        return wish.parties().getOrDefault(invitee.asked(), Part.ABSENT);
    }

    /** Who would come for each role, who can, and what the time costs somebody's day. */
    public String remark(Page page, Candidate candidate) {
        return Stream.of(
                        Stream.of(who(page, candidate)),
                        people.stream().flatMap(invitee -> chosen(page, invitee, candidate)),
                        candidate.unsuited().stream()
                                .map(person -> page.text("booking.unsuited", names.getOrDefault(person, ""))),
                        Stream.of(page.text("booking.splits", candidate.splitsSessions())))
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private Stream<String> chosen(Page page, Invitee invitee, Candidate candidate) {
        if (!(invitee.asked() instanceof AnyOf role) || part(invitee) == Part.ABSENT) {
            return Stream.empty();
        }
        PersonId person = candidate.chosen().get(role);
        return Stream.of(
                person == null
                        ? page.text("booking.near.role", invitee.title(page))
                        : page.text("booking.chosen", invitee.title(page), names.getOrDefault(person, "")));
    }

    /** How a time is written in the form. */
    public String value(Candidate candidate) {
        return BookingWish.chosen(candidate);
    }

    /** Whether all are people by name, so that the parties can be asked when. */
    public boolean canBeAsked() {
        return wish.attendees().map(Attendees::canBeAsked).orElse(true);
    }

    /** Who of those that may come can, and who cannot. */
    private String who(Page page, Candidate candidate) {
        Map<Boolean, String> names = people.stream()
                .filter(invitee -> part(invitee) == Part.OPTIONAL && invitee.keepsCalendar())
                .filter(invitee -> invitee.asked() instanceof Asked.One)
                .collect(Collectors.partitioningBy(
                        invitee -> candidate.optionalFree().stream()
                                .map(Asked.One::new)
                                .anyMatch(invitee.asked()::equals),
                        Collectors.mapping(Invitee::name, Collectors.joining(", "))));
        String free = names.getOrDefault(true, "");
        String busy = names.getOrDefault(false, "");
        if (busy.isEmpty()) {
            return page.text(hasEveryRole(candidate) ? "booking.all" : "booking.needed");
        }
        return free.isEmpty() ? page.text("booking.without", busy) : page.text("booking.some", free, busy);
    }

    private boolean hasEveryRole(Candidate candidate) {
        return wish.those(Part.OPTIONAL).stream()
                .allMatch(asked ->
                        !(asked instanceof AnyOf role) || candidate.chosen().containsKey(role));
    }

    /** Who cannot, or that nobody of a role can. */
    public String busy(Page page, NearMiss miss) {
        return page.text(of("booking.near", miss.busy()), name(page, miss.busy()));
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
            case Reason.PartyUnavailable(Asked party) -> page.text(of("booking.reason", party), name(page, party));
            case Reason.CalendarStale(PersonId party) ->
                page.text("booking.reason.stale", names.getOrDefault(party, ""));
            case Reason.NoCommonFreeTime() -> page.text("booking.reason.busy");
        };
    }

    /** Whose time is kept elsewhere too, and how new that is; a calendar that is kept here alone needs no word. */
    public List<String> freshness(Page page) {
        return Stream.concat(
                        people.stream()
                                .map(Invitee::asked)
                                .filter(Asked.One.class::isInstance)
                                .map(one -> ((Asked.One) one).person()),
                        times.candidates().stream().flatMap(candidate -> candidate.chosen().values().stream()))
                .distinct()
                .flatMap(person -> Stream.ofNullable(freshness.get(person))
                        .flatMap(fresh -> told(page, names.getOrDefault(person, ""), fresh)))
                .toList();
    }

    private static Stream<String> told(Page page, String name, Freshness fresh) {
        return switch (fresh) {
            case Freshness.Native() -> Stream.empty();
            case Freshness.FetchedAt(Instant at) -> Stream.of(page.text("booking.fetched", name, page.clock(at)));
            case Freshness.StaleSince(Instant at) -> Stream.of(page.text("booking.stale", name, page.time(at)));
        };
    }

    private static String of(String prefix, Asked party) {
        return prefix
                + switch (party) {
                    case Asked.One _ -> ".party";
                    case AnyOf _ -> ".role";
                    case Asked.Thing _ -> ".resource";
                };
    }

    /** What a party is called. */
    public String name(Page page, Asked party) {
        if (party instanceof Asked.Thing(UUID resource)) {
            return names.getOrDefault(new PersonId(resource), "");
        }
        return Stream.concat(Stream.of(patient), people.stream())
                .filter(invitee -> invitee.asked().equals(party))
                .map(invitee -> invitee.title(page))
                .findFirst()
                .orElse("");
    }
}
