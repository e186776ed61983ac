package no.samkonsult.measurement.invalidation;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.judgement.AssessmentListener;
import no.samkonsult.measurement.judgement.Patterns;
import no.samkonsult.platform.IntakeTransactions;
import no.samkonsult.shared.PatientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges anew what the measurements mean among which one has been taken out of account, or back in. It is asked to as soon as that
 * is committed, and goes a round now and then for those whose process died between the two.
 */
@Singleton
class Rejudging {
    private static final Logger LOG = LoggerFactory.getLogger(Rejudging.class);

    private static final String UNJUDGED = """
            SELECT i.id, i.patient_key FROM measurement_invalidation i WHERE i.judged_at IS NULL ORDER BY i.invalidated_at LIMIT 200
            """;

    private static final String CLAIM = """
            SELECT i.*, p.id AS patient_id FROM measurement_invalidation i JOIN patient p ON p.key = i.patient_key
            WHERE i.id = ? AND i.judged_at IS NULL FOR UPDATE OF i SKIP LOCKED
            """;

    private static final String JUDGED = "UPDATE measurement_invalidation SET judged_at = ? WHERE id = ?";

    private final IntakeTransactions transactions;
    private final Patterns patterns;
    private final AssessmentListener listener;
    private final Clock clock;

    Rejudging(IntakeTransactions transactions, Patterns patterns, AssessmentListener listener, Clock clock) {
        this.transactions = transactions;
        this.patterns = patterns;
        this.listener = listener;
        this.clock = clock;
    }

    private record Unjudged(UUID id, int patient) {}

    private interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    @Scheduled(initialDelay = "20s", fixedDelay = "20s")
    void judge() {
        for (Unjudged each : run(Rejudging::unjudged)) {
            try {
                run(transaction -> judge(transaction, each));
            } catch (IllegalStateException failure) { // the others go on, and this one is tried again
                LOG.error("rejudging=failed fault={}", failure.getClass().getName());
            }
        }
    }

    private static List<Unjudged> unjudged(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(UNJUDGED);
                ResultSet rows = select.executeQuery()) {
            var found = new ArrayList<Unjudged>();
            while (rows.next()) {
                found.add(new Unjudged(rows.getObject("id", UUID.class), rows.getInt("patient_key")));
            }
            return found;
        }
    }

    private boolean judge(Connection transaction, Unjudged unjudged) throws SQLException {
        Patterns.oneAtATime(transaction, unjudged.patient());
        try (PreparedStatement claim = transaction.prepareStatement(CLAIM)) {
            claim.setObject(1, unjudged.id());
            try (ResultSet row = claim.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                judge(transaction, row);
            }
        }
        try (PreparedStatement judged = transaction.prepareStatement(JUDGED)) {
            judged.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            judged.setObject(2, unjudged.id());
            return judged.executeUpdate() == 1;
        }
    }

    private void judge(Connection transaction, ResultSet row) throws SQLException {
        var patient = new PatientId(row.getObject("patient_id", UUID.class));
        var measurement = new MeasurementId(
                row.getInt("patient_key"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                Kind.ofStored(row.getInt("kind")),
                row.getInt("device_key"),
                row.getInt("sequence"));
        if (row.getObject("taken_back_at") == null) {
            listener.struckOut(transaction, patient, measurement, patterns.newest(transaction, patient, measurement));
        } else {
            listener.found(transaction, patterns.restored(transaction, patient, measurement));
        }
    }

    private <T> T run(Work<T> work) {
        return transactions.run(transaction -> {
            try {
                return work.in(transaction);
            } catch (SQLException failure) {
                throw new IllegalStateException("measurements could not be judged anew", failure);
            }
        });
    }
}
