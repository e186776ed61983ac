package no.samkonsult.alert.handling;

import static no.samkonsult.alert.history.Step.RUNG;

import jakarta.inject.Singleton;
import java.util.UUID;
import no.samkonsult.alert.KnownAlerts;
import no.samkonsult.alert.Status;
import no.samkonsult.alert.history.History;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.immediate.AlertLog;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** Tells in an alert's history that people were rung from it, and what came of that. The alert stays with whoever has taken it. */
@Singleton
class RungAlerts implements AlertLog {
    private final KnownAlerts known;
    private final History history;
    private final Transactions transactions;

    RungAlerts(KnownAlerts known, History history, Transactions transactions) {
        this.known = known;
        this.history = history;
        this.transactions = transactions;
    }

    @Override
    public boolean isHeldBy(Principal who, UUID alert, PatientId patient) {
        return known.find(who, alert)
                .map(KnownAlerts.Known::alert)
                .filter(found -> found.status() == Status.TAKEN
                        && who.person().value().equals(found.takenBy())
                        && patient.value().equals(found.patientId()))
                .isPresent();
    }

    @Override
    public void tell(UUID alert, @Nullable PersonId person, AlertLog.Step step) {
        transactions.as(SystemPrincipal.DESK, _ -> {
            history.tell(alert, person, RUNG, step.name());
            return step;
        });
    }
}
