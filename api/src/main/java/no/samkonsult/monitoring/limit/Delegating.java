package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.Plan;
import no.samkonsult.monitoring.plan.PlanDoctors;
import no.samkonsult.monitoring.plan.PlanListener;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Lets the responsible doctor delegate a range of one value's limits to the service of the plan, and take it back. */
@Singleton
public class Delegating {
    private final DelegationTable table;
    private final Authority authority;
    private final PlanDoctors doctors;
    private final PlanListener listener;
    private final AuditTrail audit;
    private final Clock clock;

    Delegating(
            DelegationTable table,
            Authority authority,
            PlanDoctors doctors,
            PlanListener listener,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.authority = authority;
        this.doctors = doctors;
        this.listener = listener;
        this.audit = audit;
        this.clock = clock;
    }

    /** False for everybody but the responsible doctor. */
    @Acting
    public boolean delegate(
            Principal who, PatientId patient, int kind, int component, BigDecimal lowest, BigDecimal highest) {
        return authority
                .toChange(who, patient)
                .filter(Authority.Given::isResponsible)
                .filter(given -> {
                    Plan plan = given.plan().orElseThrow();
                    var delegation = new Delegation(
                            UUID.randomUUID(), plan.serviceId(), plan.service(), kind, component, lowest, highest);
                    table.add(doctors.responsibility(who, plan).orElseThrow(), delegation, clock.instant());
                    changed(who, patient, given, Action.CREATE, delegation.id());
                    return true;
                })
                .isPresent();
    }

    @Acting
    public boolean end(Principal who, PatientId patient, UUID delegation) {
        Optional<Authority.Given> given = authority.toChange(who, patient).filter(Authority.Given::isResponsible);
        boolean ended = given.flatMap(Authority.Given::plan)
                .flatMap(plan -> doctors.responsibility(who, plan))
                .filter(responsibility -> table.end(responsibility, delegation, clock.instant()))
                .isPresent();
        if (ended) {
            changed(who, patient, given.orElseThrow(), Action.UPDATE, delegation);
        }
        return ended;
    }

    private void changed(Principal who, PatientId patient, Authority.Given given, Action action, UUID delegation) {
        audit.record(
                who,
                patient,
                action,
                "plan_delegation/" + delegation,
                given.ground().name());
        listener.planChanged(patient);
    }
}
