package no.samkonsult.alert;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.registry.watch.Cause;
import no.samkonsult.registry.watch.Missed;
import no.samkonsult.registry.watch.SilenceListener;
import no.samkonsult.shared.PatientId;

/**
 * Raises a technical alert for each patient whose device is missed. When it is heard from again, an alert that nobody has taken
 * closes by itself; one that somebody works on stays theirs to close.
 */
@Singleton
final class DeviceAlerts implements SilenceListener {
    private final WorkItems items;
    private final Clock clock;

    DeviceAlerts(WorkItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    @Override
    public void missed(Connection transaction, List<Missed> devices) throws SQLException {
        List<Signal> signals = devices.stream()
                .flatMap(device -> device.patients().stream()
                        .map(patient -> Signal.technical(patient, AlertRules.missed(device.cause(), device.device()))))
                .toList();
        Set<PatientId> patients = signals.stream().map(Signal::patient).collect(toSet());
        Set<String> changed = PatientTopics.changed(patients).collect(toCollection(TreeSet::new));
        changed.addAll(AlertTable.raise(transaction, signals, clock.instant()));
        LiveNotices.send(transaction, signals.isEmpty() ? Set.of() : changed);
    }

    @Override
    public void heardAgain(Connection transaction, List<String> devices) throws SQLException {
        List<String> rules = devices.stream()
                .flatMap(device -> Stream.of(Cause.values()).map(cause -> AlertRules.missed(cause, device)))
                .toList();
        items.settleAll(transaction, rules, Outcome.TECHNICAL_FIXED, clock.instant());
    }
}
