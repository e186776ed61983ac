package no.samkonsult.monitoring.schedule;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;

/**
 * Finds the measurements that plans expected and that have not come. Whoever asks again with the end of the span before as the
 * start of the next one is told of each window once.
 */
@Singleton
public class ExpectedMeasurements {
    private final Windows windows;
    private final Transactions transactions;

    ExpectedMeasurements(Windows windows, Transactions transactions) {
        this.windows = windows;
        this.transactions = transactions;
    }

    /** The windows that ended in a span, from its start and before its end, without a measurement. */
    public List<Expected> missed(TimeRange span) {
        return transactions.as(SystemPrincipal.MONITORING, _ -> windows.unmet(Windows.Subject.MEASURED, span).stream()
                .map(window -> new Expected(
                        window.patient(),
                        window.patientKey(),
                        Integer.parseInt(window.subject()),
                        window.activity(),
                        window.during()))
                .toList());
    }
}
