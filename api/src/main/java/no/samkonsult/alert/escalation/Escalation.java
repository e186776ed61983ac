package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.routing.Reason;
import no.samkonsult.alert.routing.Route;
import no.samkonsult.alert.routing.Routing;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Goes from step to step with every alert that is open, until a person has taken it.
 *
 * <p>An alert is claimed, routed, its notices laid in the outbox and its next step set in one transaction: whatever is killed,
 * no step is missed and none is taken twice. Steps that were due while nothing ran are taken once, and not once for each
 * interval that passed.
 */
@Singleton
public class Escalation {
    /** A red one is due again at the latest then, should its service never open. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private static final String SUBJECT = "alert/";

    private final EscalationTable table;
    private final Routing routing;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Escalation(
            EscalationTable table,
            Routing routing,
            Recipients recipients,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.routing = routing;
        this.recipients = recipients;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What names an alert in the outbox. */
    public static String subject(UUID alert) {
        return SUBJECT + alert;
    }

    static boolean isSubject(String subject) {
        return subject.startsWith(SUBJECT);
    }

    static UUID alertOf(String subject) {
        return UUID.fromString(subject.substring(SUBJECT.length()));
    }

    /** Takes the steps that are due, some at a time; tells how many there were. */
    int round() {
        return transactions.as(SystemPrincipal.ESCALATION, _ -> {
            Instant now = clock.instant();
            List<DueAlert> due = table.claim(now);
            Set<String> desks = new TreeSet<>();
            for (DueAlert alert : due) {
                Route route = go(alert, now);
                desks.add(alert.desk().toString());
                desks.add(route.desk().toString());
            }
            transactions.announce(desks);
            return due.size();
        });
    }

    /** How long the alert that is most overdue has been so. */
    Duration behind() {
        return transactions.as(SystemPrincipal.ESCALATION, _ -> table.behind(clock.instant()));
    }

    private Route go(DueAlert alert, Instant now) {
        Routing.Decided decided = routing.decide(
                alert.severity(),
                new Attended(alert.service(), alert.desk()),
                Optional.ofNullable(alert.following()),
                alert.municipality(),
                now);
        Route route = decided.route();
        table.decided(alert, route, SituationJson.of(decided.situation()), now);
        if (route.attended()) {
            tell(alert, decided, now);
        } else {
            table.note(alert, now, Dispatch.What.WAITS, null, List.of());
            table.advance(alert, route, 0, 0, decided.opensAt().orElse(now.plus(LOOK_AGAIN)));
        }
        return route;
    }

    private void tell(DueAlert alert, Routing.Decided decided, Instant now) {
        Route route = decided.route();
        int from = alert.desk().equals(route.desk()) ? alert.step() : 0;
        Move move = EscalationRules.next(
                alert.severity(), steps(alert, route, now), from, target -> found(alert, route, target, now));
        switch (move) {
            case Move.Tell(Step step, List<PersonId> people, int next, Duration patience) -> {
                outbox.add(
                        people.stream().map(each -> notice(alert, step, each)).toList());
                table.note(alert, now, Dispatch.What.TOLD, step.target(), people);
                table.advance(alert, route, next, 1, patience == null ? handBack(decided) : now.plus(patience));
            }
            case Move.Nobody(Duration patience) -> {
                table.note(alert, now, Dispatch.What.NOBODY, null, List.of());
                table.advance(alert, route, 0, 0, now.plus(patience));
            }
            case Move.Done() -> table.advance(alert, route, from, 0, handBack(decided));
        }
    }

    /** What nobody has taken who watches by agreement goes back, and on from the first step, when the patient's own service opens. */
    private static @Nullable Instant handBack(Routing.Decided decided) {
        return decided.route().reason() == Reason.AGREEMENT ? decided.opensAt().orElse(null) : null;
    }

    private List<Step> steps(DueAlert alert, Route route, Instant now) {
        List<Step> steps = recipients.steps(route.service(), alert.severity());
        if (!steps.isEmpty() || alert.severity() == Severity.TECHNICAL) {
            return steps;
        }
        table.note(alert, now, Dispatch.What.NO_STEPS, null, List.of());
        return EscalationRules.UNSAID;
    }

    private List<PersonId> found(DueAlert alert, Route route, Target target, Instant now) {
        List<PersonId> people = recipients.of(target, route, alert.patient(), now);
        return table.whoMaySee(alert, route.service(), people, now);
    }

    /** The same step of the same alert to the same person is the same notice, whoever lays it in the outbox. */
    private static Notice notice(DueAlert alert, Step step, PersonId recipient) {
        String name = "%s/%d/%s".formatted(subject(alert.id()), alert.toldTimes(), recipient);
        Urgency urgency =
                switch (alert.severity()) {
                    case RED -> Urgency.RED;
                    case YELLOW -> Urgency.YELLOW;
                    case TECHNICAL -> Urgency.TECHNICAL;
                };
        return new Notice(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                subject(alert.id()),
                recipient,
                step.channels(),
                urgency,
                "notice." + urgency.name().toLowerCase(Locale.ROOT),
                List.of(),
                "/worklist/" + alert.id());
    }
}
