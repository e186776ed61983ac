package no.samkonsult.alert;

import static java.util.stream.Collectors.toCollection;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.measurement.answer.AnswerListener;
import no.samkonsult.measurement.answer.Answered;
import no.samkonsult.platform.LiveNotices;

/**
 * Raises an alert for answers that are yellow or red, in the transaction that stores them; green ones put it back in range, and so
 * does taking those out of account that it stands on.
 */
@Singleton
final class AnswerAlerts implements AnswerListener {
    private final Clock clock;

    AnswerAlerts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void struckOut(Connection transaction, Answered struck, Optional<Answered> newest) throws SQLException {
        Set<String> changed = PatientTopics.changed(Set.of(struck.patient())).collect(toCollection(TreeSet::new));
        for (Signal signal : Signal.of(struck).toList()) {
            changed.addAll(AlertCorrections.strikeOut(transaction, signal));
        }
        for (Signal signal : newest.stream().flatMap(Signal::of).toList()) {
            changed.addAll(AlertCorrections.follow(transaction, signal));
        }
        LiveNotices.send(transaction, changed);
    }

    @Override
    public void answered(Connection transaction, Answered answered) throws SQLException {
        Set<String> changed = PatientTopics.changed(Set.of(answered.patient())).collect(toCollection(TreeSet::new));
        List<Signal> signals = Signal.of(answered).toList();
        changed.addAll(AlertTable.raise(
                transaction, signals.stream().filter(Signal::opens).toList(), clock.instant()));
        changed.addAll(AlertTable.backInRange(
                transaction, signals.stream().filter(Signal::isInRange).toList()));
        LiveNotices.send(transaction, changed);
    }
}
