package no.samkonsult.monitoring.schedule;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;

/**
 * Finds the measurements that plans expected and that have not come. Whoever asks again with the end of the span before as the
 * start of the next one is told of each window once.
 */
@Singleton
public class ExpectedMeasurements {
    private static final String NOT_MEASURED = """
            SELECT place FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS w (patient, kind, starts, ends, place)
            WHERE NOT EXISTS (
                SELECT FROM measurement m
                WHERE m.patient_key = w.patient::integer AND m.kind = w.kind::smallint
                  AND m.effective_at >= w.starts::timestamptz AND m.effective_at < w.ends::timestamptz)
            """;

    private final Windows windows;
    private final Statements statements;
    private final Transactions transactions;

    ExpectedMeasurements(Windows windows, Statements statements, Transactions transactions) {
        this.windows = windows;
        this.statements = statements;
        this.transactions = transactions;
    }

    /** The windows that ended in a span, from its start and before its end, without a measurement. */
    public List<Expected> missed(TimeRange span) {
        return transactions.as(SystemPrincipal.MONITORING, _ -> {
            List<Expected> expected = windows.ending(Windows.Subject.MEASURED, span).stream()
                    .map(window -> new Expected(
                            window.patient(),
                            window.patientKey(),
                            Integer.parseInt(window.subject()),
                            window.activity(),
                            window.during()))
                    .toList();
            return expected.isEmpty() ? expected : notMeasured(expected);
        });
    }

    private List<Expected> notMeasured(List<Expected> expected) {
        return statements.list(
                NOT_MEASURED,
                row -> expected.get(row.getInt("place") - 1),
                column(expected, each -> each.patientKey()),
                column(expected, each -> each.kind()),
                column(expected, each -> each.window().start()),
                column(expected, each -> each.window().end()));
    }

    private static String[] column(List<Expected> expected, Function<Expected, Object> value) {
        return expected.stream().map(each -> value.apply(each).toString()).toArray(String[]::new);
    }
}
