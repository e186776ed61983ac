package no.samkonsult.alert.escalation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.escalation.Taken.Done;
import no.samkonsult.alert.routing.Reason;
import no.samkonsult.alert.routing.Route;
import no.samkonsult.alert.routing.Routing;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Urgency;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The steps that are taken at one instant. What many alerts have in common is asked once: intake waits for an alert that is held,
 * and a thousand may come at once.
 */
final class Round {
    /** A red one is due again at the latest then, should its service never open. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final EscalationTable table;
    private final Routing routing;
    private final Recipients recipients;
    private final Instant now;
    private final Map<Place, Routing.Decided> decided = new HashMap<>();
    private final Map<Asked, List<Step>> steps = new HashMap<>();
    private final Map<Asked, List<PersonId>> people = new HashMap<>();

    Round(EscalationTable table, Routing routing, Recipients recipients, Instant now) {
        this.table = table;
        this.routing = routing;
        this.recipients = recipients;
        this.now = now;
    }

    /** All that a route is decided by. */
    private record Place(
            Severity severity, Attended attended, @Nullable UUID following, String municipality) {}

    /** Of a service or a desk of it, what is asked for. */
    private record Asked(Object what, UUID service, UUID desk) {}

    /** Takes the step that is due. */
    Taken take(DueAlert alert) {
        Routing.Decided where = decided.computeIfAbsent(
                new Place(
                        alert.severity(),
                        new Attended(alert.service(), alert.desk()),
                        alert.following(),
                        alert.municipality()),
                this::decide);
        if (where.route().attended()) {
            return tell(alert, where);
        }
        Instant next = where.opensAt().orElse(now.plus(LOOK_AGAIN));
        return new Taken(alert, where, List.of(new Done(Dispatch.What.WAITS)), List.of(), 0, next);
    }

    private Routing.Decided decide(Place place) {
        return routing.decide(
                place.severity(), place.attended(), Optional.ofNullable(place.following()), place.municipality(), now);
    }

    private Taken tell(DueAlert alert, Routing.Decided where) {
        Route route = where.route();
        var done = new ArrayList<Done>();
        int from = alert.desk().equals(route.desk()) ? alert.step() : 0;
        Move move = EscalationRules.next(
                alert.severity(), steps(alert, route, done), from, target -> found(alert, route, target));
        return switch (move) {
            case Move.Tell(Step step, List<PersonId> told, int next, Duration patience) -> {
                done.add(new Done(Dispatch.What.TOLD, step.target(), told));
                List<Notice> notices =
                        told.stream().map(each -> notice(alert, step, each)).toList();
                yield new Taken(
                        alert, where, done, notices, next, patience == null ? handBack(where) : now.plus(patience));
            }
            case Move.Nobody(Duration patience) -> {
                done.add(new Done(Dispatch.What.NOBODY));
                yield new Taken(alert, where, done, List.of(), 0, now.plus(patience));
            }
            case Move.Done() -> new Taken(alert, where, done, List.of(), from, handBack(where));
        };
    }

    /** What nobody has taken who watches by agreement goes back, and on from the first step, when the patient's own service opens. */
    private static @Nullable Instant handBack(Routing.Decided where) {
        return where.route().reason() == Reason.AGREEMENT ? where.opensAt().orElse(null) : null;
    }

    private List<Step> steps(DueAlert alert, Route route, List<Done> done) {
        List<Step> said = steps.computeIfAbsent(
                new Asked(alert.severity(), route.service(), route.desk()),
                _ -> recipients.steps(route.service(), alert.severity()));
        if (!said.isEmpty() || alert.severity() == Severity.TECHNICAL) {
            return said;
        }
        done.add(new Done(Dispatch.What.NO_STEPS));
        return EscalationRules.UNSAID;
    }

    private List<PersonId> found(DueAlert alert, Route route, Target target) {
        List<PersonId> found = target == Target.RESPONSIBLE_DOCTOR
                ? recipients.of(target, route, alert.patient(), now)
                : people.computeIfAbsent(
                        new Asked(target, route.service(), route.desk()), _ -> recipients.of(target, route, null, now));
        return table.whoMaySee(alert, route.service(), found, now);
    }

    /** The same step of the same alert to the same person is the same notice, whoever lays it in the outbox. */
    private static Notice notice(DueAlert alert, Step step, PersonId recipient) {
        String subject = Escalation.subject(alert.id());
        String name = "%s/%d/%s".formatted(subject, alert.toldTimes(), recipient);
        Urgency urgency =
                switch (alert.severity()) {
                    case RED -> Urgency.RED;
                    case YELLOW -> Urgency.YELLOW;
                    case TECHNICAL -> Urgency.TECHNICAL;
                };
        return new Notice(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                subject,
                recipient,
                step.channels(),
                urgency,
                "notice." + urgency.name().toLowerCase(Locale.ROOT),
                List.of(),
                "/worklist/" + alert.id());
    }
}
