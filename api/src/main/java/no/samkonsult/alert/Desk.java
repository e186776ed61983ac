package no.samkonsult.alert;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.alert.KnownAlerts.Known;
import no.samkonsult.alert.contact.ContactRules;
import no.samkonsult.alert.contact.Way;
import no.samkonsult.alert.escalation.Escalation;
import no.samkonsult.alert.history.History;
import no.samkonsult.alert.roster.coverage.CoverageGap;
import no.samkonsult.alert.roster.coverage.CoverageGaps;
import no.samkonsult.alert.routing.OutsideHours;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.limit.LimitReviews;
import no.samkonsult.notification.Outbox;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** The work at a desk: seeing what is open, taking it, closing it with an outcome. */
@Singleton
public class Desk {
    private static final int MOST = 500;
    private static final String WORKLIST = "ACCESSIBLE";

    private final Alerts alerts;
    private final KnownAlerts known;
    private final Duty duty;
    private final History history;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final CoverageGaps coverage;
    private final LimitReviews reviews;
    private final OutsideHours outsideHours;
    private final Clock clock;

    Desk(
            Alerts alerts,
            KnownAlerts known,
            Duty duty,
            History history,
            AuditTrail audit,
            Outbox outbox,
            CoverageGaps coverage,
            LimitReviews reviews,
            OutsideHours outsideHours,
            Clock clock) {
        this.alerts = alerts;
        this.known = known;
        this.duty = duty;
        this.history = history;
        this.audit = audit;
        this.outbox = outbox;
        this.coverage = coverage;
        this.reviews = reviews;
        this.outsideHours = outsideHours;
        this.clock = clock;
    }

    /** What came of wanting to take or close an alert. */
    public sealed interface Result {
        record Done() implements Result {}

        /** Somebody else had it. */
        record HeldBy(String name) implements Result {}

        /** It was closed before. */
        record AlreadyClosed() implements Result {}

        /** The latest reading is still out of range: closing needs a note that says why. */
        record NoteNeeded() implements Result {}

        /** Too little was done to reach the patient: closing needs a note that says why. */
        record TriesNeeded() implements Result {}

        /** No such alert, or none that one may know of. */
        record Unknown() implements Result {}
    }

    /** What is not closed, worst first. Roles without clinical access see none. */
    @Acting
    public List<Alert> open(Principal who) {
        if (!DeskRules.worksAtDesk(who.role())) {
            return List.of();
        }
        audit.record(who, null, Action.SEARCH, "alert", WORKLIST);
        return inOrder(who, alerts.notClosed(MOST));
    }

    /** Some alerts by their ids, of those that one may know of. The caller records that they were asked for. */
    @Acting
    public Map<UUID, Alert> all(Principal who, List<UUID> ids) {
        return !DeskRules.worksAtDesk(who.role()) || ids.isEmpty()
                ? Map.of()
                : alerts.all(ids.stream().map(UUID::toString).collect(joining(","))).stream()
                        .collect(Collectors.toMap(Alert::id, Function.identity()));
    }

    /** What was closed last. */
    @Acting
    public List<Alert> closed(Principal who) {
        if (!DeskRules.worksAtDesk(who.role())) {
            return List.of();
        }
        audit.record(who, null, Action.SEARCH, "alert", WORKLIST);
        return alerts.closed(MOST);
    }

    /** What a shift leaves to the next: taken and not finished, closed since an instant, come when nobody was there, technical. */
    public record Shift(List<Alert> taken, List<Alert> closed, List<Alert> outsideHours, List<Alert> technical) {}

    @Acting
    public Shift shift(Principal who, Instant since) {
        if (!DeskRules.worksAtDesk(who.role())) {
            return new Shift(List.of(), List.of(), List.of(), List.of());
        }
        audit.record(who, null, Action.SEARCH, "alert", WORKLIST);
        return new Shift(
                alerts.taken(MOST).stream()
                        .filter(alert -> alert.severity() != Severity.TECHNICAL)
                        .toList(),
                alerts.closedSince(since, MOST),
                inOrder(who, outsideHours.since(since, MOST)),
                alerts.technical(MOST));
    }

    /** The alerts of a patient, newest first; none where one has no ground. The caller's page audits the reading. */
    @Acting
    public List<Alert> ofPatient(Principal who, PatientId patient) {
        return DeskRules.worksAtDesk(who.role()) ? alerts.ofPatient(patient.value(), MOST) : List.of();
    }

    /** Takes an alert: from now on the others see who has it. */
    @Acting
    public Result acknowledge(Principal who, UUID id) {
        return known.find(who, id).map(found -> take(who, found)).orElseGet(Result.Unknown::new);
    }

    /** Closes an alert with what became of it. */
    @Acting
    public Result close(Principal who, UUID id, Outcome outcome, @Nullable String note) {
        return known.find(who, id)
                .map(found -> close(who, found, outcome, note))
                .orElseGet(Result.Unknown::new);
    }

    /** Gives an alert back to the desk; whoever took it on duty no longer has a ground by it. */
    @Acting
    public Result handBack(Principal who, UUID id) {
        return known.find(who, id).map(found -> handBack(who, found)).orElseGet(Result.Unknown::new);
    }

    /** When a measurement was last received from any patient whose alerts one sees. */
    @Acting
    public Optional<Instant> lastReceived(Principal who) {
        return alerts.lastReceived();
    }

    /** The hours ahead in which nobody is on duty at the desks that somebody works from. */
    @Acting
    public List<CoverageGap> uncovered(Principal who) {
        return coverage.of(alerts.desksOf(who.person().value(), organisation(who)));
    }

    /** The topics that change when the worklist of somebody does. */
    @Acting
    public Set<String> topics(Principal who) {
        return alerts.desksOf(who.person().value(), organisation(who)).stream()
                .map(UUID::toString)
                .collect(Collectors.toSet());
    }

    private Result take(Principal who, Known found) {
        Alert alert = found.alert();
        if (alerts.take(alert.id(), who.person().value(), clock.instant()) == 0) {
            return held(who, alert);
        }
        outbox.cancel(Escalation.subject(alert.id()));
        duty.keep(who, found);
        known.changed(who, found);
        return new Result.Done();
    }

    private Result handBack(Principal who, Known found) {
        Alert alert = found.alert();
        if (alerts.handBack(alert.id(), who.person().value()) == 0) {
            return alert.status() == Status.OPEN ? new Result.Done() : held(who, alert);
        }
        known.changed(who, found);
        duty.end(alert.id());
        return new Result.Done();
    }

    private Result held(Principal who, Alert before) {
        Alert now = alerts.find(before.id()).orElse(before);
        if (now.status() == Status.CLOSED) {
            return new Result.AlreadyClosed();
        }
        String holder = now.takenByName();
        return who.person().value().equals(now.takenBy()) || holder == null
                ? new Result.Done()
                : new Result.HeldBy(holder);
    }

    private Result close(Principal who, Known found, Outcome outcome, @Nullable String note) {
        Alert alert = found.alert();
        if (alert.status() == Status.CLOSED) {
            return new Result.AlreadyClosed();
        }
        if (DeskRules.needsNote(alert, note)) {
            return new Result.NoteNeeded();
        }
        if (outcome == Outcome.NO_ANSWER && DeskRules.isBlank(note) && !ContactRules.isEnough(tried(alert))) {
            return new Result.TriesNeeded();
        }
        if (alerts.close(alert.id(), alert.inRange(), who.person().value(), clock.instant(), outcome.name(), note)
                == 0) { // somebody closed it or a reading moved it since it was read
            return close(who, alert.id(), outcome, note);
        }
        outbox.cancel(Escalation.subject(alert.id()));
        known.changed(who, found);
        duty.end(alert.id());
        if (outcome == Outcome.LIMITS_TO_BE_REVIEWED) {
            alert.measured()
                    .ifPresent(
                            kind -> reviews.ask(who, new PatientId(alert.patientId()), kind.stored(), found.ground()));
        }
        return new Result.Done();
    }

    private List<Alert> inOrder(Principal who, List<UUID> ids) {
        Map<UUID, Alert> found = all(who, ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    private List<Way> tried(Alert alert) {
        return history.tries(alert.id()).stream()
                .map(event -> Way.valueOf(Objects.requireNonNull(event.detail())))
                .toList();
    }

    private static @Nullable UUID organisation(Principal who) {
        return who.organisation() == null ? null : who.organisation().value();
    }
}
