package no.samkonsult.measurement.again;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import no.samkonsult.measurement.judgement.AssessmentListener;
import no.samkonsult.measurement.judgement.Concern;
import no.samkonsult.measurement.judgement.Finding;
import no.samkonsult.measurement.judgement.Patterns;
import no.samkonsult.platform.IntakeTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts, as unconfirmed, what nobody has measured again in time. One transaction for each patient; of several processes each
 * decides what no other does.
 */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class Unanswered {
    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);

    private final IntakeTransactions transactions;
    private final Patterns patterns;
    private final AssessmentListener listener;
    private final Clock clock;

    Unanswered(IntakeTransactions transactions, Patterns patterns, AssessmentListener listener, Clock clock) {
        this.transactions = transactions;
        this.patterns = patterns;
        this.listener = listener;
        this.clock = clock;
    }

    private interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    @Scheduled(initialDelay = "15s", fixedDelay = "15s")
    void escalate() {
        Instant now = clock.instant();
        for (int patient : run(transaction -> RemeasurementTable.patientsDue(transaction, now))) {
            try {
                run(transaction -> escalate(transaction, patient, now));
            } catch (IllegalStateException failure) { // the others go on, and this one is tried again
                LOG.error("remeasurement=failed fault={}", failure.getClass().getName());
            }
        }
    }

    private int escalate(Connection transaction, int patient, Instant now) throws SQLException {
        Patterns.oneAtATime(transaction, patient);
        var findings = new ArrayList<Finding>();
        for (RemeasurementTable.Due due : RemeasurementTable.due(transaction, patient, now)) {
            Optional<Finding> finding = due.alerts()
                    ? patterns.unanswered(transaction, due.patient(), due.measurement())
                    : Optional.empty();
            RemeasurementTable.decide(
                    transaction, due.measurement(), due.alerted() ? Decision.UNANSWERED : decision(finding), now);
            finding.ifPresent(findings::add);
        }
        listener.found(transaction, findings);
        return findings.size();
    }

    private static Decision decision(Optional<Finding> finding) {
        return finding.map(Finding::concern)
                .map(concern -> switch (concern) {
                    case Concern.Unanswered _ -> Decision.UNANSWERED;
                    case Concern.InRange _, Concern.Recovering _ -> Decision.NORMAL;
                    case Concern.Outside _,
                            Concern.Unproven _,
                            Concern.AskAgain _,
                            Concern.Late _,
                            Concern.NotAssessable _ -> Decision.CONFIRMED;
                })
                .orElse(Decision.ENDED);
    }

    private <T> T run(Work<T> work) {
        return transactions.run(transaction -> {
            try {
                return work.in(transaction);
            } catch (SQLException failure) {
                throw new IllegalStateException("remeasurements could not be decided", failure);
            }
        });
    }
}
