package no.samkonsult.monitoring.contact;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.plan.PlanListener;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Says whom of the service a patient turns to: those who follow the patient up may, and the patient reads it. */
@Singleton
public class ContactNurses {
    private final ContactTable table;
    private final PlanGround ground;
    private final PlanListener listener;
    private final AuditTrail audit;
    private final Clock clock;

    ContactNurses(ContactTable table, PlanGround ground, PlanListener listener, AuditTrail audit, Clock clock) {
        this.table = table;
        this.ground = ground;
        this.listener = listener;
        this.audit = audit;
        this.clock = clock;
    }

    /** Longest first; none where one has no ground. The caller's page audits the reading of the plan. */
    @Acting
    public List<ContactNurse> ofPatient(Principal who, PatientId patient) {
        return ground.toRead(who, patient).isPresent() ? table.current(patient, clock.instant()) : List.of();
    }

    /** Those of the service who are not the patient's yet; none for whoever may not choose. */
    @Acting
    public List<Colleague> choices(Principal who, PatientId patient) {
        return ground.toChange(who, patient).isPresent() ? table.staff(patient, clock.instant()) : List.of();
    }

    /** False where the person is none of {@link #choices}. */
    @Acting
    public boolean add(Principal who, PatientId patient, UUID person) {
        if (choices(who, patient).stream().noneMatch(each -> each.id().equals(person))) {
            return false;
        }
        UUID id = UUID.randomUUID();
        table.add(id, patient, person, clock.instant());
        return changed(who, patient, Action.CREATE, id);
    }

    /** False where there is no such contact that one may end. */
    @Acting
    public boolean end(Principal who, PatientId patient, UUID contact) {
        return ground.toChange(who, patient).isPresent()
                && table.end(patient, contact, clock.instant())
                && changed(who, patient, Action.UPDATE, contact);
    }

    private boolean changed(Principal who, PatientId patient, Action action, UUID contact) {
        Optional<Ground> given = ground.toChange(who, patient);
        given.ifPresent(each -> audit.record(who, patient, action, "plan_contact/" + contact, each.name()));
        listener.planChanged(patient);
        return given.isPresent();
    }
}
