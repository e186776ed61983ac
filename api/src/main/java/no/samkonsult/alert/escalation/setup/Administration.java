package no.samkonsult.alert.escalation.setup;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.escalation.EscalationRules;
import no.samkonsult.alert.escalation.Recipients;
import no.samkonsult.alert.escalation.Step;
import no.samkonsult.alert.routing.Route;
import no.samkonsult.alert.routing.Routing;
import no.samkonsult.alert.routing.RoutingRule;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/** Where the alerts of an organisation's services go, and who is told of them: for its administrators to see, to change and to try. */
@Singleton
public class Administration {
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private static final String SERVICES = """
            SELECT s.id, s.name, s.leader FROM service s
            WHERE s.organisation_id = ? AND EXISTS (SELECT FROM desk k WHERE k.service_id = s.id)
            ORDER BY s.name
            """;

    private static final String NAMES = """
            SELECT given_name || ' ' || family_name AS name FROM person WHERE id = ANY (?) ORDER BY family_name, given_name
            """;

    private final Routing routing;
    private final RuleTable rules;
    private final StepTable steps;
    private final Recipients recipients;
    private final Statements statements;
    private final AuditTrail audit;
    private final Clock clock;

    Administration(
            Routing routing,
            RuleTable rules,
            StepTable steps,
            Recipients recipients,
            Statements statements,
            AuditTrail audit,
            Clock clock) {
        this.routing = routing;
        this.rules = rules;
        this.steps = steps;
        this.recipients = recipients;
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    /** A service that alerts come to, with what is decided about them. */
    public record Setup(UUID id, String name, List<RoutingRule> rules, List<SetStep> steps, List<TargetDesk> desks) {}

    /** A step as it is set up: for what, and which of its steps, counted from 1. */
    public record SetStep(Severity severity, int number, Step step) {}

    /** A desk that a rule may send to. */
    public record TargetDesk(Attended attended, String name) {}

    /** What would become of an alert. */
    public record Trial(Route route, String desk, Optional<Instant> opensAt, List<Told> told) {}

    /** A step, and the names of those it would tell at that time. */
    public record Told(Step step, List<String> names) {}

    static boolean isOpenTo(Role role) {
        return role == Role.ADMINISTRATOR;
    }

    /** The services of one's own organisation. */
    @Acting
    public List<Setup> services(Principal who) {
        return statements.list(
                SERVICES,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Setup(
                            id, row.getString("name"), routing.rules(id), steps.ofService(id), rules.targets(id));
                },
                who.employer().value());
    }

    /** Whether somebody administers the organisation of a service. */
    @Acting
    public boolean isOwn(Principal who, UUID service) {
        return owned(who, service).isPresent();
    }

    /** Where an alert of a patient of a service would go at a time, and who would be told, one step after the other. */
    @Acting
    public Optional<Trial> attempt(Principal who, UUID service, Severity severity, String municipality, Instant at) {
        return owned(who, service).flatMap(_ -> routing.deskOf(service)).map(desk -> {
            Routing.Decided decided = routing.decide(severity, desk, Optional.of(service), municipality, at);
            Route route = decided.route();
            return new Trial(
                    route,
                    rules.deskName(route.desk()),
                    decided.opensAt(),
                    route.attended() ? told(route, severity, at) : List.of());
        });
    }

    /** Adds a rule, last of its service. */
    @Acting
    public boolean add(Principal who, UUID service, RoutingRule rule) {
        return change(who, service, "routing_rule/" + rule.id(), () -> {
            boolean possible = rules.targets(service).stream()
                    .anyMatch(each -> each.attended().equals(rule.to()));
            if (possible) {
                rules.add(who.employer().value(), service, rule);
            }
            return possible;
        });
    }

    @Acting
    public boolean end(Principal who, UUID service, UUID rule) {
        return change(who, service, "routing_rule/" + rule, () -> rules.end(service, rule, clock.instant()));
    }

    /** Adds a step, last of its severity. */
    @Acting
    public boolean add(Principal who, UUID service, Severity severity, Step step) {
        return change(who, service, "escalation_step/" + service, () -> steps.add(service, severity, step));
    }

    /** Removes the last step of a severity. */
    @Acting
    public boolean removeLast(Principal who, UUID service, Severity severity) {
        return change(who, service, "escalation_step/" + service, () -> steps.removeLast(service, severity));
    }

    private interface Change {
        boolean made();
    }

    private boolean change(Principal who, UUID service, String entity, Change change) {
        return owned(who, service)
                .filter(_ -> change.made())
                .map(_ -> {
                    audit.record(who, null, Action.UPDATE, entity, OWN_ORGANISATION);
                    return true;
                })
                .orElse(false);
    }

    private Optional<UUID> owned(Principal who, UUID service) {
        return isOpenTo(who.role())
                ? statements
                        .list(
                                SERVICES,
                                row -> row.getObject("id", UUID.class),
                                who.employer().value())
                        .stream()
                        .filter(service::equals)
                        .findFirst()
                : Optional.empty();
    }

    private List<Told> told(Route route, Severity severity, Instant at) {
        List<Step> said = recipients.steps(route.service(), severity);
        List<Step> all = said.isEmpty() && severity != Severity.TECHNICAL ? EscalationRules.UNSAID : said;
        return all.stream()
                .map(step -> new Told(step, names(recipients.of(step.target(), route, null, at))))
                .toList();
    }

    private List<String> names(List<PersonId> people) {
        UUID[] ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        return statements.list(NAMES, row -> row.getString("name"), (Object) ids);
    }
}
