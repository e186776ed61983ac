package no.samkonsult.monitoring.schedule;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;

/** Finds the answers that plans expected and that have not come, by the same contract as {@link ExpectedMeasurements}. */
@Singleton
public class ExpectedAnswers {
    private final Windows windows;
    private final Transactions transactions;

    ExpectedAnswers(Windows windows, Transactions transactions) {
        this.windows = windows;
        this.transactions = transactions;
    }

    /** The windows that ended in a span, from its start and before its end, without an answer, be it one of which parts are missing. */
    public List<ExpectedAnswer> missed(TimeRange span) {
        return transactions.as(SystemPrincipal.MONITORING, _ -> windows.unmet(Windows.Subject.ASKED, span).stream()
                .map(window -> new ExpectedAnswer(
                        window.patient(), window.patientKey(), window.subject(), window.activity(), window.during()))
                .toList());
    }
}
