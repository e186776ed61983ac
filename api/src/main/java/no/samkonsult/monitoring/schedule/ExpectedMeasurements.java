package no.samkonsult.monitoring.schedule;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/**
 * Finds the measurements that plans expected and that have not come. Whoever asks again with the end of the span before as the
 * start of the next one is told of each window once.
 */
@Singleton
public class ExpectedMeasurements {
    /** A window is at most a day and a half, so that what has ended before is out of reach. */
    private static final Duration LONGEST_WINDOW = Duration.ofHours(36);

    private static final String ACTIVITIES =
            "SELECT p.patient_id, p.patient_key, p.id AS plan_id, a.kind, " + ScheduleRows.COLUMNS + """
            , greatest(lower(a.valid), lower(p.valid)) AS starts,
                coalesce(least(upper(a.valid), upper(p.valid)), 'infinity') AS ends
            FROM plan_activity a JOIN monitoring_plan p ON p.id = a.plan_id
            WHERE a.valid && p.valid AND a.valid && tstzrange(?, ?) AND p.valid && tstzrange(?, ?)
            """;

    private static final String PAUSES = """
            SELECT plan_id, lower(valid) AS starts, coalesce(upper(valid), 'infinity') AS ends
            FROM plan_pause WHERE valid && tstzrange(?, ?)
            """;

    private static final String NOT_MEASURED = """
            SELECT place FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS w (patient, kind, starts, ends, place)
            WHERE NOT EXISTS (
                SELECT FROM measurement m
                WHERE m.patient_key = w.patient::integer AND m.kind = w.kind::smallint
                  AND m.effective_at >= w.starts::timestamptz AND m.effective_at < w.ends::timestamptz)
            """;

    private final Statements statements;
    private final Transactions transactions;

    ExpectedMeasurements(Statements statements, Transactions transactions) {
        this.statements = statements;
        this.transactions = transactions;
    }

    private record Due(
            PatientId patient, int patientKey, int kind, UUID plan, UUID id, Schedule schedule, TimeRange during) {}

    private record Pause(UUID plan, TimeRange during) {}

    /** The windows that ended in a span, from its start and before its end, without a measurement. */
    public List<Expected> missed(TimeRange span) {
        return transactions.as(SystemPrincipal.MONITORING, _ -> {
            Instant from = span.start().minus(LONGEST_WINDOW);
            Map<UUID, List<TimeRange>> pauses = pauses(from, span.end());
            List<Expected> expected =
                    statements.list(ACTIVITIES, ExpectedMeasurements::due, from, span.end(), from, span.end()).stream()
                            .flatMap(due -> ScheduleRules.ending(
                                            span,
                                            due.schedule(),
                                            due.during(),
                                            pauses.getOrDefault(due.plan(), List.of()))
                                    .stream()
                                    .map(window -> new Expected(
                                            due.patient(), due.patientKey(), due.kind(), due.id(), window)))
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

    private Map<UUID, List<TimeRange>> pauses(Instant from, Instant to) {
        return statements
                .list(PAUSES, row -> new Pause(row.getObject("plan_id", UUID.class), range(row)), from, to)
                .stream()
                .collect(Collectors.groupingBy(Pause::plan, Collectors.mapping(Pause::during, Collectors.toList())));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getInt("patient_key"),
                row.getInt("kind"),
                row.getObject("plan_id", UUID.class),
                row.getObject("id", UUID.class),
                ScheduleRows.schedule(row),
                range(row));
    }

    /** An end that is not known is as far off as time goes. */
    private static TimeRange range(ResultSet row) throws SQLException {
        OffsetDateTime end = row.getObject("ends", OffsetDateTime.class);
        return TimeRange.of(
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                end.equals(OffsetDateTime.MAX) ? Instant.MAX : end.toInstant());
    }
}
