package no.samkonsult.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.hours.Terms;
import no.samkonsult.scheduling.outside.Freshness;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * The people of a consultation, the patient among them, with what takes their time within a window, as it was known at an instant.
 *
 * @param freshness of everybody who keeps a calendar
 */
public record Gathering(
        TimeRange window,
        Instant at,
        List<Party> required,
        List<Party> optional,
        Map<PersonId, List<TimeRange>> busy,
        Map<PersonId, Freshness> freshness) {
    /** Somebody's time for the meeting, with the minutes kept free before and after it. */
    public record Seat(PersonId person, int before, int after) {
        /** All that a meeting takes of it. */
        public TimeRange around(TimeRange meeting) {
            return TimeRange.of(
                    meeting.start().minusSeconds(60L * before), meeting.end().plusSeconds(60L * after));
        }
    }

    public SearchResult search(Instant earliest, MeetingLength length, int limit) {
        SearchResult found = FreeTimeRules.search(new FreeTimeRules.Question(
                window, earliest, length.duration(), calendars(required), calendars(optional), limit));
        return found.candidates().isEmpty() ? found.because(stale()) : found;
    }

    /** Those whose other calendars may be freer than is known: of the required, since the others stand in nobody's way. */
    private List<Reason> stale() {
        return required.stream()
                .map(Party::person)
                .filter(person ->
                        freshness.containsKey(person) && freshness.get(person).isStale())
                .<Reason>map(Reason.CalendarStale::new)
                .toList();
    }

    /** The same people within a part of the window. */
    public Gathering within(TimeRange part) {
        return new Gathering(part, at, required, optional, busy, freshness);
    }

    /** The same with one of the optional, who then must be there, and without the others. */
    public Gathering needing(PersonId person) {
        Stream<Party> needed = optional.stream().filter(party -> party.person().equals(person));
        return new Gathering(
                window, at, Stream.concat(required.stream(), needed).toList(), List.of(), busy, freshness);
    }

    public Map<PersonId, String> names() {
        return Stream.concat(required.stream(), optional.stream())
                .collect(Collectors.toUnmodifiableMap(Party::person, Party::name));
    }

    /** Everybody as they are invited to the window's time: the required, and of the optional those who are free as expected. */
    public List<Participant> participants(List<PersonId> optionalFree, Set<PersonId> accepted) {
        return Stream.concat(
                        required.stream().map(party -> participant(party, true, accepted, true)),
                        optional.stream()
                                .map(party ->
                                        participant(party, false, accepted, optionalFree.contains(party.person()))))
                .toList();
    }

    /** Everybody as what they would meet, free or not. */
    List<Participant> everybody(PersonId maker) {
        return participants(optional.stream().map(Party::person).toList(), Set.of(maker));
    }

    /** The time that is held of those who must be there, and keep a calendar. */
    List<Seat> keptSeats() {
        return required.stream()
                .filter(party -> party.postAt(window).keepsCalendar())
                .map(this::seat)
                .toList();
    }

    /** The time that the meeting takes of those who are coming. */
    public List<Seat> seats(Set<PersonId> coming) {
        return Stream.concat(required.stream(), optional.stream())
                .filter(party -> coming.contains(party.person()))
                .map(this::seat)
                .toList();
    }

    private Seat seat(Party party) {
        Terms terms = party.postAt(window).time().terms();
        return new Seat(party.person(), terms.bufferBefore(), terms.bufferAfter());
    }

    private Participant participant(Party party, boolean needed, Set<PersonId> accepted, boolean free) {
        Party.Post post = party.postAt(window);
        Attendance attendance = accepted.contains(party.person()) ? Attendance.ACCEPTED : Attendance.INVITED;
        return new Participant(
                party.person(),
                party.name(),
                post.role(),
                post.organisation(),
                null,
                needed,
                free ? attendance : Attendance.UNAVAILABLE);
    }

    private List<Calendar> calendars(List<Party> parties) {
        return parties.stream()
                .map(party -> party.calendar(window, busy.getOrDefault(party.person(), List.of()), at))
                .toList();
    }
}
