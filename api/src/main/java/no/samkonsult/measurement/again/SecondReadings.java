package no.samkonsult.measurement.again;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.measurement.again.NightRules.Times;
import no.samkonsult.measurement.again.RemeasurementTable.Decided;
import no.samkonsult.measurement.command.ServiceCommands;
import no.samkonsult.measurement.judgement.Concern;
import no.samkonsult.measurement.judgement.Finding;
import no.samkonsult.measurement.judgement.Judged;
import no.samkonsult.measurement.judgement.JudgementSettings;
import no.samkonsult.measurement.judgement.Night;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a second reading where the limits want one, and takes the next that comes as the answer: in the transaction that stores
 * them. What alerts at once is asked about too, and nothing waits for that answer.
 */
@Singleton
public class SecondReadings {
    private final Night night;
    private final Clock clock;

    SecondReadings(JudgementSettings settings, Clock clock) {
        this.night = settings.night();
        this.clock = clock;
    }

    /** Heeds what new measurements mean, oldest first. */
    public void heed(Connection transaction, List<Finding> findings) throws SQLException {
        for (Finding finding : findings) {
            LimitSet limits = finding.measurement().limits();
            if (limits != null && limits.confirmation() instanceof Confirmation.MeasureAgain again) {
                heed(transaction, finding, again);
            }
        }
    }

    private void heed(Connection transaction, Finding finding, Confirmation.MeasureAgain again) throws SQLException {
        Instant now = clock.instant();
        Judged measurement = finding.measurement();
        Decision decision = decision(finding.concern());
        Decided decided = Decided.NONE;
        if (decision != null) {
            boolean itself = finding.concern() instanceof Concern.Outside && !measurement.neverWaits();
            decided = RemeasurementTable.decide(transaction, measurement.id(), itself, decision, now);
            ServiceCommands.cancel(transaction, decided.commands(), now);
        }
        boolean alerts = finding.concern() instanceof Concern.Outside
                && measurement.neverWaits()
                && decided.questions() == 0; // a second reading is not asked to be repeated
        if (alerts || finding.concern() instanceof Concern.AskAgain) {
            Times times = NightRules.times(now, measurement.isRed(), again.patience(), night);
            UUID command = ServiceCommands.measureAgain(
                            transaction, finding.patient(), measurement.id(), now, times.askAt())
                    .orElse(null);
            RemeasurementTable.add(transaction, measurement.id(), measurement.isRed(), alerts, times, command);
        }
    }

    /** How a reading answers those before it that were asked about. */
    private static @Nullable Decision decision(Concern concern) {
        return switch (concern) {
            case Concern.Outside _, Concern.Unproven _, Concern.AskAgain _ -> Decision.CONFIRMED;
            case Concern.InRange _, Concern.Recovering _ -> Decision.NORMAL;
            case Concern.Late _, Concern.Unanswered _, Concern.NotAssessable _ -> null;
        };
    }
}
