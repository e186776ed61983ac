package no.samkonsult.scheduling;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.hours.Terms;
import no.samkonsult.scheduling.outside.Freshness;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The people of a consultation, the patient among them, with what takes their time within a window, as it was known at an instant.
 *
 * @param pools the roles that are wanted besides
 * @param workload whose turn it is in them
 * @param rooms that are needed too
 * @param suiting when it suits those who have said so
 * @param freshness of everybody who keeps a calendar
 */
public record Gathering(
        TimeRange window,
        Instant at,
        List<Party> required,
        List<Party> optional,
        List<Pool> pools,
        Workload workload,
        List<Room> rooms,
        Map<PersonId, List<TimeRange>> busy,
        Map<PersonId, List<TimeRange>> suiting,
        Map<PersonId, Freshness> freshness) {
    /** A room or equipment that is wanted, with what takes its time. */
    record Room(Resource resource, List<TimeRange> busy) {
        /** Nothing of it is lost by a meeting in the middle of its day. */
        Calendar calendar(TimeRange window) {
            return new Calendar(id(), false, resource.time().offered(window), busy, 5);
        }

        /** Stands for the person in whose stead it has a calendar. */
        PersonId id() {
            return new PersonId(resource.id());
        }

        boolean isBusy(TimeRange meeting) {
            return busy.stream().anyMatch(meeting::overlaps);
        }
    }

    /** Those of whom any one can come for a role; never somebody who is asked by name. */
    record Pool(AnyOf anyOf, boolean required, List<Party> people) {}

    /**
     * Somebody's time for the meeting, with the minutes kept free before and after it.
     *
     * @param overbooking why it is taken even where it is not free; null where it must be
     */
    public record Seat(
            PersonId person,
            int before,
            int after,
            @Nullable UUID overbooking) {
        Seat overbooked(PersonId whom, UUID why) {
            return person.equals(whom) ? new Seat(person, before, after, why) : this;
        }

        /** All that a meeting takes of it. */
        public TimeRange around(TimeRange meeting) {
            return TimeRange.of(
                    meeting.start().minusSeconds(60L * before), meeting.end().plusSeconds(60L * after));
        }
    }

    public SearchResult search(Instant earliest, MeetingLength length, int limit) {
        SearchResult found = FreeTimeRules.search(new FreeTimeRules.Question(
                window,
                earliest,
                length.duration(),
                sides(required, true),
                sides(optional, false),
                workload,
                suiting,
                limit));
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
        return new Gathering(part, at, required, optional, pools, workload, rooms, busy, suiting, freshness);
    }

    /** The same as if nothing took somebody's time. */
    Gathering overbooking(PersonId person) {
        var others = new HashMap<>(busy);
        others.remove(person);
        return new Gathering(window, at, required, optional, pools, workload, rooms, others, suiting, freshness);
    }

    /** Whether somebody must be there, by name, for an organisation. */
    boolean isOf(PersonId person, @Nullable OrganisationId organisation) {
        return required.stream()
                .filter(party -> party.person().equals(person))
                .anyMatch(party -> party.keepsCalendar()
                        && !party.isPatient()
                        && Objects.equals(party.postAt(window).organisation(), organisation));
    }

    /** The same with one of the optional, who then must be there, and without the others. */
    public Gathering needing(PersonId person) {
        Stream<Party> needed = optional.stream().filter(party -> party.person().equals(person));
        return of(Stream.concat(required.stream(), needed).toList(), List.of());
    }

    /** The same with those who would come for a role, by name. */
    Gathering filledAs(Candidate candidate) {
        return of(
                Stream.concat(required.stream(), chosen(candidate, true)).toList(),
                Stream.concat(optional.stream(), chosen(candidate, false)).toList());
    }

    private Gathering of(List<Party> needed, List<Party> others) {
        return new Gathering(window, at, needed, others, List.of(), workload, rooms, busy, suiting, freshness);
    }

    private Stream<Party> chosen(Candidate candidate, boolean needed) {
        return pools.stream().filter(pool -> pool.required() == needed).flatMap(pool -> pool.people().stream()
                .filter(party -> party.person().equals(candidate.chosen().get(pool.anyOf())))
                .map(party -> party.as(pool.anyOf())));
    }

    public Map<PersonId, String> names() {
        var names = new HashMap<PersonId, String>();
        Stream.of(required.stream(), optional.stream(), pools.stream().flatMap(pool -> pool.people().stream()))
                .flatMap(parties -> parties)
                .forEach(party -> names.put(party.person(), party.name()));
        rooms.forEach(room -> names.put(room.id(), room.resource().name()));
        return names;
    }

    /** The rooms and the equipment. */
    public List<Resource> resources() {
        return rooms.stream().map(Room::resource).toList();
    }

    /** Those of them whose time is taken. */
    public List<Resource> taken(TimeRange meeting) {
        return rooms.stream()
                .filter(room -> room.isBusy(meeting))
                .map(Room::resource)
                .toList();
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
        return new Seat(party.person(), terms.bufferBefore(), terms.bufferAfter(), null);
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

    private List<PartyCalendars> sides(List<Party> parties, boolean needed) {
        Stream<PartyCalendars> named =
                parties.stream().map(party -> PartyCalendars.of(party.calendar(window, busyOf(party), at)));
        Stream<PartyCalendars> roles = pools.stream()
                .filter(pool -> pool.required() == needed)
                .map(pool -> new PartyCalendars(
                        pool.anyOf(),
                        pool.people().stream()
                                .map(party ->
                                        party.calendar(window, busyOf(party), at, post -> post.isFor(pool.anyOf())))
                                .toList()));
        Stream<PartyCalendars> places = rooms.stream()
                .filter(_ -> needed)
                .map(room -> new PartyCalendars(new Asked.Thing(room.resource().id()), List.of(room.calendar(window))));
        return Stream.of(named, roles, places).flatMap(sides -> sides).toList();
    }

    private List<TimeRange> busyOf(Party party) {
        return busy.getOrDefault(party.person(), List.of());
    }
}
