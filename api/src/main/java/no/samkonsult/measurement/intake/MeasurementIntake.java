package no.samkonsult.measurement.intake;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.measurement.AssessmentListener;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;

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

    /** Devices first, then measurements, then alerts: the lock order that all writers keep. */
    private List<Receipt> store(Connection transaction, List<Incoming> batch) {
        try {
            List<Arrival> arrivals = Judging.of(transaction, batch);
            DeviceTable.heard(transaction, arrivals);
            Set<MeasurementId> changed = storeMeasurements(transaction, arrivals);
            ContextTable.put(transaction, arrivals);
            listener.unreadable(transaction, QuarantineTable.put(transaction, arrivals));
            return receipts(arrivals, changed);
        } catch (SQLException failure) {
            throw new IntakeFailure(failure);
        }
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
        var left = new HashSet<>(inserted);
        var first = new ArrayList<NewMeasurement>();
        var again = new ArrayList<NewMeasurement>();
        for (NewMeasurement each : measurements) {
            boolean isFirst = left.remove(each.id());
            if (isFirst && !each.withdrawn()) {
                first.add(each);
            }
            if (!isFirst || each.withdrawn()) {
                again.add(each);
            }
        }
        listener.stored(transaction, first);
        var changed = new HashSet<>(inserted);
        changed.addAll(MeasurementTable.amend(transaction, again));
        return changed;
    }

    /** A reading is stored if any of its measurements was, and a duplicate from the second time on within a batch too. */
    private static List<Receipt> receipts(List<Arrival> arrivals, Set<MeasurementId> changed) {
        var left = new HashSet<>(changed);
        var receipts = new ArrayList<Receipt>(arrivals.size());
        for (Arrival arrival : arrivals) {
            receipts.add(
                    switch (arrival) {
                        case Arrival.Rejected _ -> Receipt.QUARANTINED;
                        case Arrival.Heard _, Arrival.Belonging _ -> Receipt.STORED;
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
