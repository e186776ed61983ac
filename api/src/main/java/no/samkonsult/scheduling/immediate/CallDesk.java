package no.samkonsult.scheduling.immediate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.BookingGround;
import no.samkonsult.scheduling.immediate.CallTable.Caller;
import no.samkonsult.scheduling.immediate.CallWish.Wanted;
import no.samkonsult.scheduling.immediate.CallWish.Whom;
import no.samkonsult.scheduling.immediate.choice.Candidate;
import no.samkonsult.scheduling.immediate.choice.Candidates;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Where people are rung: whoever may book for the patient rings, rings more, and stops. Nothing of it closes an alert. */
@Singleton
class CallDesk {
    private final CallTable table;
    private final CallBook book;
    private final CallNews news;
    private final CallReading reading;
    private final Candidates candidates;
    private final BookingGround grounds;
    private final PatientRegister patients;
    private final AlertLog alerts;
    private final AuditTrail audit;
    private final Clock clock;

    CallDesk(
            CallTable table,
            CallBook book,
            CallNews news,
            CallReading reading,
            Candidates candidates,
            BookingGround grounds,
            PatientRegister patients,
            AlertLog alerts,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.book = book;
        this.news = news;
        this.reading = reading;
        this.candidates = candidates;
        this.grounds = grounds;
        this.patients = patients;
        this.alerts = alerts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Rings everybody who is wanted; of two who ring for the same patient at once the second is led to the first. */
    @Acting
    Outcome call(Principal who, CallWish wish) {
        Optional<Ground> ground = grounds.toBook(who, wish.patient());
        var found = patients.find(who, wish.patient(), Scope.IDENTITY);
        if (ground.isEmpty() || found.isEmpty()) {
            return new Outcome.Unknown();
        }
        UUID alert = wish.alert();
        if (alert != null && !alerts.isHeldBy(who, alert, wish.patient())) {
            throw new InvalidInput("alert", "is not an open one of this patient that you have taken");
        }
        TimeRange time =
                TimeRange.of(CallRules.beginning(clock.instant()), wish.length().duration());
        var patient = new PersonId(found.get().patient().personId());
        Set<PersonId> occupied = candidates.occupied(List.of(who.person(), patient), time);
        if (occupied.contains(who.person())) {
            return new Outcome.CallerOccupied();
        }
        if (occupied.contains(patient)) {
            return new Outcome.PatientOccupied();
        }
        return begin(who, wish, ground.get(), people(who, wish, time));
    }

    private Outcome begin(Principal who, CallWish wish, Ground ground, List<Candidate> people) {
        UUID id = UUID.randomUUID();
        boolean begun = book.inOwnName(() -> {
            table.lockCallsFor(wish.patient());
            return table.add(id, wish, new Caller(who.person(), who.role(), who.employer()), clock.instant());
        });
        if (!begun) {
            return already(wish.patient());
        }
        Call call = ring(id, people, wish.whom());
        book.tell(call, AlertLog.Step.RANG, who);
        audit.record(who, wish.patient(), Action.CREATE, CallBook.entity(id), ground.name());
        return new Outcome.Done(id);
    }

    /** Rings others, or the same once more; what was unanswered rings again. */
    @Acting
    Outcome ringMore(Principal who, UUID id, Whom whom) {
        Optional<Call> found = arranged(who, id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Call call = found.get();
        if (!reading.canRingMore(call)) {
            return new Outcome.Closed();
        }
        Optional<UUID> other = book.inOwnName(() -> {
                    table.lockCallsFor(call.patient());
                    return table.ringing(call.patient());
                })
                .filter(each -> !each.equals(id));
        if (other.isPresent()) {
            return already(call.patient());
        }
        TimeRange time =
                TimeRange.of(CallRules.beginning(clock.instant()), call.length().duration());
        ring(
                id,
                people(who, new CallWish(call.patient(), call.alert(), call.length(), call.place(), whom), time),
                whom);
        book.tell(call, AlertLog.Step.RANG, who);
        book.record(who, call, Action.UPDATE);
        return new Outcome.Done(id);
    }

    /** Stops ringing: where somebody has said yes, the consultation goes on with those who have, and else nothing came of it. */
    @Acting
    Outcome stop(Principal who, UUID id) {
        Optional<Call> found = arranged(who, id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Call call = found.get();
        if (call.state() != Call.State.RINGING) {
            return new Outcome.Closed();
        }
        book.stop(call);
        if (call.consultation() == null) {
            book.tell(call, AlertLog.Step.STOPPED, who);
        }
        book.record(who, call, Action.UPDATE);
        return new Outcome.Done(id);
    }

    private Optional<Call> arranged(Principal who, UUID id) {
        return book.locked(who, id).filter(call -> {
            boolean arranges = reading.arranges(who, call);
            if (!arranges) {
                book.turnAway(who, id);
            }
            return arranges;
        });
    }

    private Outcome already(PatientId patient) {
        return reading.ringing(patient).orElseGet(() -> new Outcome.Already(null));
    }

    private Call ring(UUID id, List<Candidate> people, Whom whom) {
        return book.inOwnName(() -> {
            Set<PersonId> rung =
                    Set.copyOf(people.stream().map(Candidate::person).toList());
            table.ring(id, people, whom.patienceMinutes(), clock.instant());
            Call call = table.find(id).orElseThrow();
            news.ring(
                    call,
                    call.open(clock.instant()).stream()
                            .filter(ring -> rung.contains(ring.person()))
                            .toList());
            return book.settle(id);
        });
    }

    /** Those who are wanted, each in one post of the role that they are wanted in. */
    private List<Candidate> people(Principal who, CallWish wish, TimeRange time) {
        List<Candidate> known =
                candidates.named(who, wish.patient(), time, wish.whom().ids());
        var chosen = new LinkedHashMap<PersonId, Candidate>();
        for (Wanted wanted : wish.whom().people()) {
            Candidate candidate = known.stream()
                    .filter(each -> each.person().equals(wanted.person()) && each.role() == wanted.role())
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(
                            "people", "names %s, who cannot be rung in that role".formatted(wanted.person())));
            chosen.putIfAbsent(wanted.person(), candidate);
        }
        return List.copyOf(chosen.values());
    }
}
