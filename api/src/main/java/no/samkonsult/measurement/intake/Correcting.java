package no.samkonsult.measurement.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.again.SecondReadings;
import no.samkonsult.measurement.judgement.AssessmentListener;
import no.samkonsult.measurement.judgement.Patterns;

/** Keeps what devices send of readings that are stored already: withdrawals, and other values, which are judged as the first were. */
@Singleton
final class Correcting {
    private final Patterns patterns;
    private final SecondReadings second;
    private final AssessmentListener listener;

    Correcting(Patterns patterns, SecondReadings second, AssessmentListener listener) {
        this.patterns = patterns;
        this.second = second;
        this.listener = listener;
    }

    /** Tells which of them said anything new. */
    Set<MeasurementId> keep(Connection transaction, List<NewMeasurement> again) throws SQLException {
        Set<MeasurementId> amended = MeasurementTable.amend(transaction, again);
        var corrected = new HashSet<>(amended);
        for (NewMeasurement each : again) {
            if (each.withdrawn() && amended.contains(each.id())) {
                corrected.remove(each.id());
                listener.struckOut(
                        transaction,
                        each.patient(),
                        each.id(),
                        patterns.newest(transaction, each.patient(), each.id()));
            }
        }
        for (NewMeasurement each : again) {
            if (corrected.remove(each.id())) {
                correct(transaction, each);
            }
        }
        return amended;
    }

    private void correct(Connection transaction, NewMeasurement each) throws SQLException {
        Patterns.Corrected corrected = patterns.corrected(transaction, each);
        listener.corrected(transaction, each.patient(), corrected.reading());
        second.heed(transaction, corrected.findings());
        listener.found(transaction, corrected.findings());
    }
}
