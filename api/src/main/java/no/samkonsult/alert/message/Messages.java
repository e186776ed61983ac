package no.samkonsult.alert.message;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** Writes messages to patients, and reads them for those who may. */
@Singleton
public class Messages {
    private static final String ENTITY = "patient_message";
    private static final int MOST = 50;

    private final PatientMessages messages;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Messages(PatientMessages messages, Access access, AuditTrail audit, Transactions transactions, Clock clock) {
        this.messages = messages;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A text in one of the languages of the service. */
    public record Draft(String language, String body) {}

    /** Whether somebody may write to a patient whom they may otherwise see. */
    @Acting
    public boolean mayWrite(Principal who, PatientId patient, Ground ground) {
        return ground.isOngoing() && access.openTo(who, patient).contains(Scope.MESSAGES);
    }

    /** Writes about an alert to its patient; false where one has no ground to. */
    @Acting
    public boolean write(Principal who, PatientId patient, UUID alert, Draft draft) {
        Optional<Ground> ground = access.ground(who, patient, Scope.MESSAGES).filter(Ground::isOngoing);
        ground.ifPresent(given -> {
            UUID id = UUID.randomUUID();
            messages.add(id, alert, who.person().value(), clock.instant(), draft.language(), draft.body());
            audit.record(who, patient, Action.CREATE, ENTITY + "/" + id, given.name());
            transactions.announce(PatientTopics.changed(Set.of(patient)).toList());
        });
        return ground.isPresent();
    }

    /** What was written to a patient, newest first; nothing where one has no ground. */
    @Acting
    public List<Message> ofPatient(Principal who, PatientId patient) {
        return access.ground(who, patient, Scope.MESSAGES)
                .map(ground -> {
                    audit.record(who, patient, Action.READ, ENTITY, ground.name());
                    return messages.of(patient.value(), MOST);
                })
                .orElseGet(List::of);
    }
}
