package no.samkonsult.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.hours.Terms;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Time that is held for a proposal until its deadline, in the transaction of the caller. The constraint that holds what is
 * booked holds it too; what has run out is nobody's, and is cleared by whoever takes the time next.
 */
@Singleton
public class Holds {
    /** One statement in one order, like a booking's: see {@link Consultations}. */
    private static final String HOLD = """
            INSERT INTO occupancy (person_id, during, kind, proposal_id, expires_at)
            SELECT person, tstzrange(starts, ends), 'HOLD', ?, ?
            FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) AS span (person, starts, ends)
            ORDER BY person, starts
            ON CONFLICT DO NOTHING
            """;

    private static final String CLEAR = """
            DELETE FROM occupancy
            WHERE kind = 'HOLD' AND expires_at <= ? AND person_id = ANY (?) AND during && tstzrange(?, ?)
            """;

    private final Calendars calendars;
    private final Statements statements;
    private final Clock clock;

    Holds(Calendars calendars, Statements statements, Clock clock) {
        this.calendars = calendars;
        this.statements = statements;
        this.clock = clock;
    }

    /** What came of an attempt; where anything but {@link Held}, the transaction must not commit. */
    public sealed interface Holding {
        /** Everybody's time is held; these are asked, as what they would meet. */
        record Held(List<Participant> parties) implements Holding {}

        /** Somebody who must be there is busy or not at work at one of the times. */
        record NotFree(Instant start) implements Holding {}

        /** All were free when looked at, and somebody was not when taken. */
        record LostRace() implements Holding {}
    }

    private record Span(PersonId person, TimeRange time) {}

    /** Holds, at all of several times, the time of those who must be there and keep a calendar: all or none. */
    public Holding hold(UUID proposal, List<BookingRequest> times, PersonId maker, Instant until) {
        var taken = new ArrayList<Span>();
        List<Participant> parties = List.of();
        for (BookingRequest wanted : times) {
            if (!wanted.attendees().canBeAsked()) {
                throw new InvalidInput(
                        "required", "names a role or a room: those whose time is held are people by name");
            }
            Gathering gathering = calendars.gather(wanted.patient(), wanted.attendees(), wanted.time());
            if (gathering
                    .search(wanted.start(), wanted.length(), 1)
                    .candidates()
                    .isEmpty()) {
                return new Holding.NotFree(wanted.start());
            }
            gathering.keptSeats().forEach(seat -> taken.add(new Span(seat.person(), seat.around(wanted.time()))));
            parties = parties.isEmpty() ? gathering.everybody(maker) : parties;
        }
        List<Span> spans = merged(taken);
        spans.forEach(span -> clear(List.of(span.person()), span.time()));
        return take(proposal, spans, until) ? new Holding.Held(parties) : new Holding.LostRace();
    }

    /** Lets go all that a proposal holds. */
    public void release(Collection<UUID> proposals) {
        statements.update("DELETE FROM occupancy WHERE proposal_id = ANY (?)", (Object) proposals.toArray(UUID[]::new));
    }

    /** Clears what has run out, and would be in the way. */
    public void clear(Collection<PersonId> people, TimeRange time) {
        statements.update(
                CLEAR,
                clock.instant(),
                people.stream().map(PersonId::value).toArray(UUID[]::new),
                time.start().minus(Terms.LONGEST_BUFFER),
                time.end().plus(Terms.LONGEST_BUFFER));
    }

    private boolean take(UUID proposal, List<Span> spans, Instant until) {
        return statements.update(
                        HOLD,
                        proposal,
                        until,
                        spans.stream().map(span -> span.person().value()).toArray(UUID[]::new),
                        spans.stream()
                                .map(span -> span.time().start().toString())
                                .toArray(String[]::new),
                        spans.stream().map(span -> span.time().end().toString()).toArray(String[]::new))
                == spans.size();
    }

    /** Of the times of one proposal only one will be, and so what is kept free round them may lie over each other. */
    private static List<Span> merged(List<Span> taken) {
        Map<PersonId, List<TimeRange>> byPerson =
                taken.stream().collect(groupingBy(Span::person, mapping(Span::time, toList())));
        return byPerson.entrySet().stream()
                .flatMap(each -> SpanRules.union(each.getValue()).stream().map(time -> new Span(each.getKey(), time)))
                .toList();
    }
}
