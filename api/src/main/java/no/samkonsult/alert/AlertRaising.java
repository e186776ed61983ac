package no.samkonsult.alert;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.measurement.judgement.AssessmentListener;
import no.samkonsult.measurement.judgement.Finding;
import no.samkonsult.measurement.judgement.Judged;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.shared.PatientId;

/**
 * Raises alerts for new measurements, in the transaction that stores them: at most one that is not closed for each
 * patient and rule. A later reading under the same rule moves that alert's severity, up or down, and never closes it.
 */
@Singleton
final class AlertRaising implements AssessmentListener {
    private final Clock clock;

    AlertRaising(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void found(Connection transaction, List<Finding> findings) throws SQLException {
        Set<String> changed = PatientTopics.changed(
                        findings.stream().map(Finding::patient).collect(toSet()))
                .collect(toCollection(TreeSet::new));
        for (List<Signal> round : rounds(signals(transaction, findings))) {
            changed.addAll(AlertTable.raise(
                    transaction,
                    round.stream().filter(each -> !each.isInRange()).toList(),
                    clock.instant()));
            changed.addAll(AlertTable.backInRange(
                    transaction, round.stream().filter(Signal::isInRange).toList()));
        }
        LiveNotices.send(transaction, changed);
    }

    /** What opens nothing concerns only alerts that are not closed, or that something in this batch opens before it. */
    private static List<Signal> signals(Connection transaction, List<Finding> findings) throws SQLException {
        List<Signal> signals =
                rested(transaction, findings.stream().flatMap(Signal::of).toList());
        Set<PatientId> waiting = signals.stream()
                .filter(each -> !each.opens())
                .map(Signal::patient)
                .collect(toSet());
        var concerned = new HashSet<>(AlertTable.notClosed(transaction, waiting));
        var found = new ArrayList<Signal>();
        for (Signal signal : signals) {
            if (signal.opens()) {
                concerned.add(signal.subject());
            }
            if (concerned.contains(signal.subject())) {
                found.add(signal);
            }
        }
        return found;
    }

    /** Those of means that somebody has looked at already open nothing. */
    private static List<Signal> rested(Connection transaction, List<Signal> signals) throws SQLException {
        Set<Signal.Subject> resting = ClosedMeans.resting(
                transaction, signals.stream().filter(Signal::standsOnMean).toList());
        return signals.stream()
                .map(each -> each.standsOnMean() && resting.contains(each.subject()) ? each.resting() : each)
                .toList();
    }

    @Override
    public void struckOut(
            Connection transaction, PatientId patient, MeasurementId measurement, Optional<Finding> newest)
            throws SQLException {
        Set<String> changed = PatientTopics.changed(Set.of(patient)).collect(toCollection(TreeSet::new));
        changed.addAll(AlertCorrections.strikeOut(transaction, patient, measurement));
        for (Signal signal : newest.stream().flatMap(Signal::of).toList()) {
            changed.addAll(AlertCorrections.follow(transaction, signal));
        }
        LiveNotices.send(transaction, changed);
    }

    @Override
    public void corrected(Connection transaction, PatientId patient, Judged reading) throws SQLException {
        Set<String> changed = PatientTopics.changed(Set.of(patient)).collect(toCollection(TreeSet::new));
        changed.addAll(AlertCorrections.correct(transaction, patient, reading));
        LiveNotices.send(transaction, changed);
    }

    @Override
    public void unreadable(Connection transaction, List<UnreadableFrom> devices) throws SQLException {
        List<Signal> signals = devices.stream()
                .map(each -> Signal.technical(each.patient(), AlertRules.device(each.device())))
                .toList();
        Set<String> changed = PatientTopics.changed(
                        devices.stream().map(UnreadableFrom::patient).collect(toSet()))
                .collect(toCollection(TreeSet::new));
        changed.addAll(AlertTable.raise(transaction, signals, clock.instant()));
        LiveNotices.send(transaction, changed);
    }

    /** Signals in rounds, oldest first, so that none holds two for one patient and rule: a row can change once a statement. */
    private static List<List<Signal>> rounds(List<Signal> signals) {
        var rounds = new ArrayList<List<Signal>>();
        var counts = new HashMap<Signal.Subject, Integer>();
        for (Signal signal : signals) {
            int round = counts.merge(signal.subject(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(signal);
        }
        return rounds;
    }
}
