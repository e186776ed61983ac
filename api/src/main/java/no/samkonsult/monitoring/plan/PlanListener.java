package no.samkonsult.monitoring.plan;

import no.samkonsult.shared.PatientId;

/** Told when a patient's plan or limits have changed, in the transaction that changed them. */
public interface PlanListener {
    void planChanged(PatientId patient);
}
