package no.samkonsult.measurement;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.monitoring.LimitsInForce;

/**
 * Takes what devices send: stores it once, judges it, and raises what must be raised, all in one transaction.
 *
 * <p>When {@link #store} returns, everything it was given is durable, as a measurement or in quarantine. When it throws,
 * nothing is. It connects as {@code samkonsult_intake}, which cannot read a name.
 */
@Singleton
public class MeasurementIntake {
    private final TransactionOperations<Connection> transactions;
    private final AssessmentListener listener;

    MeasurementIntake(@Named("intake") TransactionOperations<Connection> transactions, AssessmentListener listener) {
        this.transactions = transactions;
        this.listener = listener;
    }

    /** Stores a batch. One receipt for each, in order. */
    public List<Receipt> store(List<Incoming> batch) {
        return transactions.executeWrite(status -> store(status.getConnection(), batch));
    }

    private List<Receipt> store(Connection transaction, List<Incoming> batch) {
        try {
            List<Arrival> arrivals = judge(transaction, batch);
            Set<MeasurementId> changed = storeMeasurements(transaction, arrivals);
            DeviceTable.seen(transaction, arrivals);
            listener.unreadable(transaction, QuarantineTable.put(transaction, arrivals));
            return receipts(arrivals, changed);
        } catch (SQLException failure) {
            throw new IntakeFailure(failure);
        }
    }

    private static List<Arrival> judge(Connection transaction, List<Incoming> batch) throws SQLException {
        List<Assignment> assignments = Assignments.at(
                transaction,
                batch.stream().map(Incoming::device).toList(),
                batch.stream().map(IntakeRules::assignedAt).toList());
        LimitsInForce limits = LimitsInForce.of(
                transaction,
                assignments.stream()
                        .map(Assignment::patientKey)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var arrivals = new ArrayList<Arrival>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            arrivals.add(IntakeRules.judge(batch.get(i), assignments.get(i), limits));
        }
        return arrivals;
    }

    /** The identities of what was new or came with another value than before. */
    private Set<MeasurementId> storeMeasurements(Connection transaction, List<Arrival> arrivals) throws SQLException {
        List<NewMeasurement> measurements = arrivals.stream()
                .<NewMeasurement>mapMulti((arrival, sink) -> {
                    if (arrival instanceof Arrival.Accepted accepted) {
                        accepted.measurements().forEach(sink);
                    }
                })
                .sorted(NewMeasurement.BY_IDENTITY)
                .toList();
        Set<MeasurementId> inserted = MeasurementTable.insert(transaction, measurements);
        listener.stored(transaction, firstOfEach(measurements, inserted));
        var changed = new HashSet<>(inserted);
        changed.addAll(MeasurementTable.amend(transaction, measurements));
        return changed;
    }

    private static List<NewMeasurement> firstOfEach(List<NewMeasurement> measurements, Set<MeasurementId> inserted) {
        var left = new HashSet<>(inserted);
        return measurements.stream().filter(each -> left.remove(each.id())).toList();
    }

    /** A reading is stored if any of its measurements was, and a duplicate from the second time on within a batch too. */
    private static List<Receipt> receipts(List<Arrival> arrivals, Set<MeasurementId> changed) {
        var left = new HashSet<>(changed);
        var receipts = new ArrayList<Receipt>(arrivals.size());
        for (Arrival arrival : arrivals) {
            receipts.add(
                    switch (arrival) {
                        case Arrival.Rejected _ -> Receipt.QUARANTINED;
                        case Arrival.Heard _ -> Receipt.STORED;
                        case Arrival.Accepted accepted ->
                            left.removeAll(accepted.measurements().stream()
                                            .map(NewMeasurement::id)
                                            .collect(Collectors.toSet()))
                                    ? Receipt.STORED
                                    : Receipt.DUPLICATE;
                    });
        }
        return receipts;
    }
}
