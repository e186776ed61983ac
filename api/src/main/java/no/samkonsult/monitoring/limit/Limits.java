package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.LimitSets;
import no.samkonsult.monitoring.plan.PlanListener;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.monitoring.template.Templates;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Lets limits be proposed, and confirmed by the plan's one responsible doctor, that doctor's substitute, or a service within the
 * range that the doctor has delegated.
 *
 * <p>What is confirmed holds from then on. It recolours nothing that was judged before, and closes no alert; the service's desk
 * is told, and is to say that it has read it.
 */
@Singleton
public class Limits {
    private final LimitTable table;
    private final DelegationTable delegations;
    private final Authority authority;
    private final Templates templates;
    private final PlanListener listener;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Limits(
            LimitTable table,
            DelegationTable delegations,
            Authority authority,
            Templates templates,
            PlanListener listener,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.delegations = delegations;
        this.authority = authority;
        this.templates = templates;
        this.listener = listener;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The limits of a patient; none where one may not see them. */
    @Acting
    public Optional<PatientLimits> find(Principal who, PatientId patient) {
        return authority.toRead(who, patient).map(given -> {
            audit.record(who, patient, Action.READ, "limit_set", given.ground().name());
            return new PatientLimits(
                    known(who, table.inForce(given.patientKey(), clock.instant())),
                    known(who, table.open(given.patientKey())),
                    given.plan().map(plan -> delegations.ofPlan(plan.id())).orElseGet(List::of),
                    given.isResponsible());
        });
    }

    @Acting
    public LimitResult propose(Principal who, PatientId patient, Draft draft) {
        return decide(
                who,
                patient,
                given -> LimitRules.isEmpty(draft.content())
                        ? new LimitResult.Empty()
                        : new LimitResult.Done(add(who, patient, given, draft)));
    }

    /** Confirms limits as they are handed in; an open proposal that says the same is the one that is confirmed. */
    @Acting
    public LimitResult confirm(Principal who, PatientId patient, Draft draft) {
        return decide(who, patient, given -> {
            if (LimitRules.isEmpty(draft.content())) {
                return new LimitResult.Empty();
            }
            Optional<LimitResult> obstacle = obstacle(who, given, draft);
            return obstacle.orElseGet(
                    () -> confirm(who, patient, given, draft.kind(), proposal(who, patient, given, draft)));
        });
    }

    /** Confirms an open proposal as it is. */
    @Acting
    public LimitResult confirm(Principal who, PatientId patient, int set) {
        return decide(who, patient, given -> table.take(given.patientKey(), set)
                .map(row -> known(who, List.of(row)).getFirst())
                .map(proposal -> obstacle(who, given, proposal.draft())
                        .orElseGet(() -> confirm(who, patient, given, proposal.kind(), set)))
                .orElseGet(LimitResult.Unknown::new));
    }

    /** The proposal is not taken; whoever made it reads why. */
    @Acting
    public LimitResult decline(Principal who, PatientId patient, int set, String reason) {
        return decide(who, patient, given -> {
            if (table.take(given.patientKey(), set).isEmpty()) {
                return new LimitResult.Unknown();
            }
            if (!given.isResponsible()) {
                return new LimitResult.NotResponsible();
            }
            table.decline(set, reason, clock.instant());
            audit.record(
                    who,
                    patient,
                    Action.UPDATE,
                    "limit_set/" + set,
                    given.ground().name());
            listener.planChanged(patient);
            return new LimitResult.Done(set);
        });
    }

    private LimitResult decide(Principal who, PatientId patient, Function<Authority.Given, LimitResult> work) {
        return authority
                .toChange(who, patient)
                .filter(given -> given.plan().isPresent())
                .map(work)
                .orElseGet(LimitResult.Unknown::new);
    }

    /** Why somebody may not confirm these limits; nothing where they may. */
    private Optional<LimitResult> obstacle(Principal who, Authority.Given given, Draft draft) {
        if (!given.isResponsible() && !isDelegated(who, given, draft)) {
            return Optional.of(new LimitResult.NotResponsible());
        }
        return awaits(draft.template(), draft.kind(), draft.target()).map(LimitResult.Awaits::new);
    }

    private boolean isDelegated(Principal who, Authority.Given given, Draft draft) {
        List<Delegation> mine = delegations.mine(given.plan().orElseThrow().id(), draft.kind());
        return !mine.isEmpty()
                && known(who, table.inForce(given.patientKey(), clock.instant())).stream()
                        .filter(each -> each.kind() == draft.kind())
                        .anyMatch(each -> LimitRules.isDelegated(each.content(), draft.content(), mine));
    }

    private int proposal(Principal who, PatientId patient, Authority.Given given, Draft draft) {
        return known(who, table.open(given.patientKey())).stream()
                .filter(each -> each.kind() == draft.kind() && LimitRules.isSame(each.content(), draft.content()))
                .filter(each -> draft.source().equals(each.source()))
                .findFirst()
                .map(Known::id)
                .orElseGet(() -> add(who, patient, given, draft));
    }

    private int add(Principal who, PatientId patient, Authority.Given given, Draft draft) {
        int set = table.add(given.patientKey(), draft, clock.instant());
        table.replace(given.patientKey(), draft.kind(), set);
        audit.record(
                who, patient, Action.CREATE, "limit_set/" + set, given.ground().name());
        listener.planChanged(patient);
        return set;
    }

    private LimitResult confirm(Principal who, PatientId patient, Authority.Given given, int kind, int set) {
        Instant now = clock.instant();
        table.confirm(given.patientKey(), kind, set, now);
        UUID service = given.plan().orElseThrow().serviceId();
        transactions.announce(table.toBeRead(set, service));
        audit.record(
                who, patient, Action.UPDATE, "limit_set/" + set, given.ground().name());
        listener.planChanged(patient);
        return new LimitResult.Done(set);
    }

    private List<Known> known(Principal who, List<LimitTable.Row> rows) {
        return rows.stream()
                .map(row -> new Known(
                        content(who, row.id()),
                        row.kind(),
                        row.template(),
                        row.target(),
                        row.source(),
                        row.author(),
                        row.at(),
                        awaits(row.template(), row.kind(), row.target())))
                .toList();
    }

    private LimitSet content(Principal who, int set) {
        return transactions.as(who, status -> {
            try {
                return LimitSets.read(status.getConnection(), set);
            } catch (SQLException failure) {
                throw new IllegalStateException("limits could not be read", failure);
            }
        });
    }

    private Optional<Template.Target> awaits(@Nullable String template, int kind, @Nullable BigDecimal target) {
        return target != null
                ? Optional.empty()
                : templates.limits(template, kind).flatMap(limits -> Optional.ofNullable(limits.target()));
    }
}
