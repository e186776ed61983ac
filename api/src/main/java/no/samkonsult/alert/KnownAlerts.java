package no.samkonsult.alert;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** The alerts that somebody may know of, and the record of what they do to them: one that they may not know of is not there. */
@Singleton
public class KnownAlerts {
    private final Alerts alerts;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;

    KnownAlerts(Alerts alerts, Access access, AuditTrail audit, Transactions transactions) {
        this.alerts = alerts;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** An alert, and why somebody may see it. */
    public record Known(Alert alert, Ground ground) {
        public UUID id() {
            return alert.id();
        }
    }

    /** An alert, for somebody who works at a desk and has a ground for the patient; nothing is recorded but a refusal. */
    @Acting
    public Optional<Known> find(Principal who, UUID id) {
        if (!DeskRules.worksAtDesk(who.role())) {
            return Optional.empty();
        }
        return transactions
                .as(SystemPrincipal.LOOKUP, _ -> alerts.patientOf(id))
                .flatMap(patient -> access.ground(who, new PatientId(patient), Scope.MEASUREMENTS))
                .flatMap(ground -> alerts.find(id).map(alert -> new Known(alert, ground)));
    }

    /** Records what somebody did, in the transaction that does it. */
    @Acting
    public void record(Principal who, Known known, Action action) {
        Alert alert = known.alert();
        audit.record(
                who,
                new PatientId(alert.patientId()),
                action,
                "alert/" + alert.id(),
                known.ground().name());
    }

    /** Records a change, and tells the desk's open worklists of it. */
    @Acting
    public void changed(Principal who, Known known) {
        record(who, known, Action.UPDATE);
        transactions.announce(List.of(alerts.deskOf(known.id()).toString()));
    }
}
