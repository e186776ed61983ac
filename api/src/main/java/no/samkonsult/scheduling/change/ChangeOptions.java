package no.samkonsult.scheduling.change;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.JointSearch;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Practitioner;
import no.samkonsult.scheduling.SearchResult;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** What there is to choose between when a consultation cannot be as it was: other times, other people, or both. */
@Singleton
class ChangeOptions {
    private static final int CANDIDATES = 8;
    private static final int NEAREST = 3;
    private static final int MOST = 200;
    private static final Duration BEFORE = Duration.ofDays(7);
    private static final Duration AFTER = Duration.ofDays(21);

    private final Bookings bookings;
    private final Calendars calendars;
    private final StandIns standIns;
    private final JointSearch search;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeOptions(
            Bookings bookings,
            Calendars calendars,
            StandIns standIns,
            JointSearch search,
            AuditTrail audit,
            Clock clock) {
        this.bookings = bookings;
        this.calendars = calendars;
        this.standIns = standIns;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who of the same role is free at the time of a consultation, of the same organisation first. */
    @Acting
    Optional<List<Practitioner>> standIns(Principal who, UUID id, PersonId person) {
        return open(who, id).map(is -> standIns.free(is, replaceable(is, person)));
    }

    /** Other times for the same people, those of the same day apart. */
    @Acting
    Optional<MovePage> times(Principal who, UUID id, MoveWish wish) {
        return open(who, id).map(is -> movePage(is, wish));
    }

    /** What to do without somebody who cannot come. */
    @Acting
    Optional<StandInPage> withoutOne(Principal who, UUID id, PersonId person) {
        return open(who, id).map(is -> {
            Participant leaving = replaceable(is, person);
            TimeRange window = around(is);
            return new StandInPage(
                    is,
                    leaving,
                    standIns.free(is, leaving),
                    nearest(is, window),
                    standIns.atOtherTimes(is, leaving, window, search.earliest()).stream()
                            .limit(NEAREST)
                            .toList());
        });
    }

    /** What else there is for a wish that could not be had. */
    @Acting
    Changing instead(Principal who, Change wish) {
        return open(who, wish.consultation())
                .<Changing>map(is -> wish.moves(is)
                        ? new Changing.Taken(alternatives(is, wish), List.of())
                        : new Changing.Taken(List.of(), standIns.free(is, wish.leaving(is))))
                .orElseGet(Changing.Unknown::new);
    }

    private Optional<Consultation> open(Principal who, UUID id) {
        Optional<Consultation> found = bookings.toChange(who, id);
        found.ifPresent(is -> audit.record(who, is.patient(), Action.SEARCH, "free-time", Ground.CONSULTATION.name()));
        return found;
    }

    private MovePage movePage(Consultation is, MoveWish wish) {
        MeetingLength length = wish.length() == null ? is.length() : wish.length();
        List<Candidate> sameDay = search(is, gather(is, WallClockRules.day(day(is))), length, CANDIDATES)
                .candidates();
        TimeRange window = TimeRange.of(clock.instant(), Duration.ofDays(7L * wish.weeks()));
        Gathering gathering = gather(is, window);
        SearchResult found = search(is, gathering, length, MOST);
        List<Candidate> others = found.candidates().stream()
                .filter(candidate ->
                        !day(is).equals(WallClockRules.dayOf(candidate.time().start())))
                .limit(CANDIDATES)
                .toList();
        boolean none = found.reasons().isEmpty() && others.isEmpty();
        var times = new SearchResult(
                others, found.nearMisses(), none ? List.of(new Reason.NoCommonFreeTime()) : found.reasons());
        return new MovePage(is, sameDay, MovePage.booking(is, length, wish.weeks(), times, gathering));
    }

    private List<Candidate> nearest(Consultation is, TimeRange window) {
        return search(is, gather(is, window), is.length(), MOST).candidates().stream()
                .sorted(Comparator.comparing(candidate -> StandIns.distance(is, candidate.time())))
                .limit(NEAREST)
                .toList();
    }

    /** From the wanted day on. */
    private List<Candidate> alternatives(Consultation is, Change wish) {
        TimeRange wanted = wish.time(is);
        var from = WallClockRules.day(WallClockRules.dayOf(wanted.start())).start();
        Gathering gathering = calendars.gather(
                is.patient(), wish.seated(is, true), wish.seated(is, false), TimeRange.of(from, AFTER), is.id());
        return gathering
                .search(search.earliest(), MeetingLength.of(wanted), CANDIDATES)
                .candidates();
    }

    /** What all can, but for the time that it has already. */
    private SearchResult search(Consultation is, Gathering gathering, MeetingLength length, int limit) {
        SearchResult found = gathering.search(search.earliest(), length, limit);
        List<Candidate> candidates = found.candidates().stream()
                .filter(candidate -> !candidate.time().equals(is.time()))
                .toList();
        return new SearchResult(candidates, found.nearMisses(), found.reasons());
    }

    private Gathering gather(Consultation is, TimeRange window) {
        return calendars.gather(is.patient(), is.besidesThePatient(true), is.besidesThePatient(false), window, is.id());
    }

    private TimeRange around(Consultation is) {
        Instant from = WallClockRules.day(day(is)).start().minus(BEFORE);
        Instant now = clock.instant();
        return TimeRange.of(from.isBefore(now) ? now : from, is.time().end().plus(AFTER));
    }

    private static LocalDate day(Consultation is) {
        return WallClockRules.dayOf(is.time().start());
    }

    /** Only those who act for an organisation have colleagues. */
    private static Participant replaceable(Consultation is, PersonId person) {
        return is.participant(person)
                .filter(participant -> participant.organisation() != null)
                .orElseThrow(() -> new InvalidInput("person", "does not take part for an organisation"));
    }
}
