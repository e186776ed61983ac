package no.samkonsult.measurement.intake;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.again.SecondReadings;
import no.samkonsult.measurement.judgement.AssessmentListener;
import no.samkonsult.measurement.judgement.Finding;
import no.samkonsult.measurement.judgement.Patterns;
import no.samkonsult.platform.IntakeTransactions;

/**
 * Takes what devices send: stores it once, judges it, and raises what must be raised, all in one transaction.
 *
 * <p>When {@link #store} returns, everything it was given is durable, as a measurement or in quarantine. When it throws,
 * nothing is. It connects as {@code samkonsult_intake}, which cannot read a name.
 */
@Singleton
public class MeasurementIntake {
    private final IntakeTransactions transactions;
    private final Patterns patterns;
    private final SecondReadings second;
    private final Correcting correcting;
    private final AssessmentListener listener;

    MeasurementIntake(
            IntakeTransactions transactions,
            Patterns patterns,
            SecondReadings second,
            Correcting correcting,
            AssessmentListener listener) {
        this.transactions = transactions;
        this.patterns = patterns;
        this.second = second;
        this.correcting = correcting;
        this.listener = listener;
    }

    /** Stores a batch. One receipt for each, in order. */
    public List<Receipt> store(List<Incoming> batch) {
        return transactions.run(transaction -> judgeAndStore(transaction, batch));
    }

    /** Stores what was in quarantine if everything in it can be read by now and has a patient; otherwise nothing changes. */
    boolean release(UUID quarantined, QuarantineReader reader) {
        return transactions.run(transaction -> release(transaction, quarantined, reader));
    }

    private boolean release(Connection transaction, UUID quarantined, QuarantineReader reader) {
        try {
            Optional<Envelope> envelope = QuarantineTable.lock(transaction, quarantined);
            List<Incoming> read = envelope.map(reader::read).orElseGet(List::of);
            List<Arrival> arrivals = Judging.of(transaction, read);
            if (arrivals.isEmpty() || arrivals.stream().anyMatch(Arrival.Rejected.class::isInstance)) {
                return false;
            }
            store(transaction, arrivals);
            QuarantineTable.release(transaction, quarantined);
            return true;
        } catch (SQLException failure) {
            throw new IntakeFailure(failure);
        }
    }

    private List<Receipt> judgeAndStore(Connection transaction, List<Incoming> batch) {
        try {
            List<Arrival> arrivals = Judging.of(transaction, batch);
            return receipts(arrivals, store(transaction, arrivals));
        } catch (SQLException failure) {
            throw new IntakeFailure(failure);
        }
    }

    /**
     * Devices first, then measurements, then alerts: the lock order that all writers keep. Returns the identities of what was new
     * or came with another value than before.
     */
    private Set<MeasurementId> store(Connection transaction, List<Arrival> arrivals) throws SQLException {
        DeviceTable.heard(transaction, arrivals);
        Set<MeasurementId> changed = storeMeasurements(transaction, arrivals);
        ContextTable.put(transaction, arrivals);
        listener.unreadable(transaction, QuarantineTable.put(transaction, arrivals));
        return changed;
    }

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
        List<Finding> findings = patterns.of(transaction, first);
        second.heed(transaction, findings);
        listener.found(transaction, findings);
        var changed = new HashSet<>(inserted);
        changed.addAll(correcting.keep(transaction, again));
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
