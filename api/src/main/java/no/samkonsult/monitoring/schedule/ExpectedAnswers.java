package no.samkonsult.monitoring.schedule;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.TimeRange;

/** Finds the answers that plans expected and that have not come, by the same contract as {@link ExpectedMeasurements}. */
@Singleton
public class ExpectedAnswers {
    private static final String NOT_ANSWERED = """
            SELECT place FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
                WITH ORDINALITY AS w (patient, questionnaire, starts, ends, place)
            WHERE NOT EXISTS (
                SELECT FROM questionnaire_response r
                WHERE r.patient_key = w.patient::integer AND r.questionnaire = w.questionnaire
                  AND r.authored_at >= w.starts::timestamptz AND r.authored_at < w.ends::timestamptz)
            """;

    private final Windows windows;
    private final Statements statements;
    private final Transactions transactions;

    ExpectedAnswers(Windows windows, Statements statements, Transactions transactions) {
        this.windows = windows;
        this.statements = statements;
        this.transactions = transactions;
    }

    /** The windows that ended in a span, from its start and before its end, without an answer, be it one of which parts are missing. */
    public List<ExpectedAnswer> missed(TimeRange span) {
        return transactions.as(SystemPrincipal.MONITORING, _ -> {
            List<ExpectedAnswer> expected = windows.ending(Windows.Subject.ASKED, span).stream()
                    .map(window -> new ExpectedAnswer(
                            window.patient(),
                            window.patientKey(),
                            window.subject(),
                            window.activity(),
                            window.during()))
                    .toList();
            return expected.isEmpty() ? expected : notAnswered(expected);
        });
    }

    private List<ExpectedAnswer> notAnswered(List<ExpectedAnswer> expected) {
        return statements.list(
                NOT_ANSWERED,
                row -> expected.get(row.getInt("place") - 1),
                column(expected, each -> each.patientKey()),
                column(expected, ExpectedAnswer::questionnaire),
                column(expected, each -> each.window().start()),
                column(expected, each -> each.window().end()));
    }

    private static String[] column(List<ExpectedAnswer> expected, Function<ExpectedAnswer, Object> value) {
        return expected.stream().map(each -> value.apply(each).toString()).toArray(String[]::new);
    }
}
