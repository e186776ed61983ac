package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.plan.PlanListener;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** What plans and limits give to do: for the responsible doctor, and for the service that follows the patient up. */
@Singleton
public class PlanTasks {
    private final PlanTaskTable table;
    private final PlanGround ground;
    private final PlanListener listener;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    PlanTasks(
            PlanTaskTable table,
            PlanGround ground,
            PlanListener listener,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.ground = ground;
        this.listener = listener;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** How much waits for whoever asks. */
    public record Waiting(
            int toConfirm, int limitsToReview, int withoutLimits, int withoutDoctor, int toReview, int toRead) {
        public boolean any() {
            return toConfirm + limitsToReview + withoutLimits + withoutDoctor + toReview + toRead > 0;
        }
    }

    /** How much waits, and nothing of whom. */
    @Acting
    public Waiting waiting(Principal who) {
        if (!who.role().isHealthPersonnel()) {
            return new Waiting(0, 0, 0, 0, 0, 0);
        }
        boolean doctor = PlanGround.isDoctor(who.role());
        return new Waiting(
                doctor ? table.toConfirm().size() : 0,
                doctor ? table.limitsToReview().size() : 0,
                doctor ? table.withoutLimits().size() : 0,
                table.withoutDoctor().size(),
                table.toReview().size(),
                table.toRead().size());
    }

    /** Open proposals for the plans that one answers for, oldest first. */
    @Acting
    public List<PlanTask> toConfirm(Principal who) {
        return PlanGround.isDoctor(who.role()) ? read(who, table.toConfirm()) : List.of();
    }

    /** "Grenser bør vurderast": what a desk has asked of the doctor, without new limits or a proposal since. */
    @Acting
    public List<PlanTask> limitsToReview(Principal who) {
        return PlanGround.isDoctor(who.role()) ? read(who, table.limitsToReview()) : List.of();
    }

    /** "Grenser manglar": what plans that one answers for measure, without limits in force and without a proposal. */
    @Acting
    public List<PlanTask> withoutLimits(Principal who) {
        return PlanGround.isDoctor(who.role()) ? read(who, table.withoutLimits()) : List.of();
    }

    /** "Manglar ansvarleg lege": plans that no doctor answers for, for the staff of the service that follows the patient up. */
    @Acting
    public List<PlanTask> withoutDoctor(Principal who) {
        return who.role().isHealthPersonnel() ? read(who, table.withoutDoctor()) : List.of();
    }

    /** Plans to go through soon, or that should have been: for the staff of the service, and the doctor who answers for them. */
    @Acting
    public List<PlanTask> toReview(Principal who) {
        return who.role().isHealthPersonnel() ? read(who, table.toReview()) : List.of();
    }

    /** "Nye grenser – les og kvitter": for the services where one works, or is on duty for. */
    @Acting
    public List<PlanTask> toRead(Principal who) {
        return who.role().isHealthPersonnel() ? read(who, table.toRead()) : List.of();
    }

    /** Likewise of one patient. The caller's page audits the reading. */
    @Acting
    public List<PlanTask> toRead(Principal who, PatientId patient) {
        return ground.toChange(who, patient).isPresent() ? table.toRead(patient) : List.of();
    }

    /** Says that the desk has read new limits; false where there are none that are its own to read. */
    @Acting
    public boolean acknowledge(Principal who, PatientId patient, int set) {
        Optional<Ground> given = ground.toChange(who, patient);
        if (given.isEmpty()
                || table.toRead(patient).stream()
                        .noneMatch(task -> Integer.valueOf(set).equals(task.set()))) {
            return false;
        }
        List<String> desks = table.acknowledge(set, clock.instant());
        audit.record(
                who,
                patient,
                Action.UPDATE,
                "limit_acknowledgement/" + set,
                given.get().name());
        transactions.announce(desks);
        listener.planChanged(patient);
        return true;
    }

    /** Each patient in a list is looked at. */
    private List<PlanTask> read(Principal who, List<PlanTask> tasks) {
        tasks.stream()
                .distinct()
                .forEach(task -> audit.record(who, task.patient(), Action.READ, "plan_task", task.ground()));
        return tasks;
    }
}
