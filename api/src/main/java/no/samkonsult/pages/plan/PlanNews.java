package no.samkonsult.pages.plan;

import jakarta.inject.Singleton;
import java.util.Set;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.monitoring.plan.PlanListener;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/** Tells the open pages of a patient that the plan or its limits have changed. */
@Singleton
final class PlanNews implements PlanListener {
    private final Transactions transactions;

    PlanNews(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void planChanged(PatientId patient) {
        transactions.announce(PatientTopics.changed(Set.of(patient)).toList());
    }
}
