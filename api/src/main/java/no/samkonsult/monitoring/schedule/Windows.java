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
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;

/** The windows that plans open, for what is measured and for what is asked alike. */
@Singleton
class Windows {
    /** A window is at most a day and a half, so that what has ended before is out of reach. */
    private static final Duration LONGEST = Duration.ofHours(36);

    private static final String ACTIVITIES =
            "SELECT p.patient_id, p.patient_key, p.id AS plan_id, %s::text AS subject, " + ScheduleRows.COLUMNS + """
            , greatest(lower(a.valid), lower(p.valid)) AS starts,
                coalesce(least(upper(a.valid), upper(p.valid)), 'infinity') AS ends
            FROM %s a JOIN monitoring_plan p ON p.id = a.plan_id
            WHERE a.valid && p.valid AND a.valid && tstzrange(?, ?) AND p.valid && tstzrange(?, ?)
            """;

    private static final String PAUSES = """
            SELECT plan_id, lower(valid) AS starts, coalesce(upper(valid), 'infinity') AS ends
            FROM plan_pause WHERE valid && tstzrange(?, ?)
            """;

    /** What of them nothing came in; the first is what came, by the columns of {@code w}. */
    private static final String UNMET = """
            SELECT place FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS w (patient, subject, starts, ends, place)
            WHERE NOT EXISTS (SELECT FROM %s)
            """;

    private final Statements statements;

    Windows(Statements statements) {
        this.statements = statements;
    }

    /** What a plan says is done at times of day: in which table, in which of its columns, and what it is when it comes. */
    enum Subject {
        MEASURED("a.kind", "plan_activity", """
                measurement m WHERE m.patient_key = w.patient::integer AND m.kind = w.subject::smallint
                  AND m.effective_at >= w.starts::timestamptz AND m.effective_at < w.ends::timestamptz"""),
        ASKED("a.questionnaire", "plan_questionnaire", """
                questionnaire_response r WHERE r.patient_key = w.patient::integer AND r.questionnaire = w.subject
                  AND r.authored_at >= w.starts::timestamptz AND r.authored_at < w.ends::timestamptz
                  AND NOT EXISTS (SELECT FROM response_invalidation i WHERE i.response_id = r.id AND i.taken_back_at IS NULL)""");

        private final String activities;
        private final String unmet;

        Subject(String column, String table, String came) {
            activities = ACTIVITIES.formatted(column, table);
            unmet = UNMET.formatted(came);
        }
    }

    /** @param subject as its column holds it */
    record Window(PatientId patient, int patientKey, String subject, UUID activity, TimeRange during) {}

    private record Due(
            PatientId patient,
            int patientKey,
            String subject,
            UUID plan,
            UUID activity,
            Schedule schedule,
            TimeRange during) {}

    private record Pause(UUID plan, TimeRange during) {}

    /** Those that end in a span, from its start and before its end, and in which nothing came. */
    List<Window> unmet(Subject subject, TimeRange span) {
        List<Window> ended = ending(subject, span);
        return ended.isEmpty()
                ? ended
                : statements.list(
                        subject.unmet,
                        row -> ended.get(row.getInt("place") - 1),
                        column(ended, Window::patientKey),
                        column(ended, Window::subject),
                        column(ended, each -> each.during().start()),
                        column(ended, each -> each.during().end()));
    }

    private static String[] column(List<Window> windows, Function<Window, Object> value) {
        return windows.stream().map(each -> value.apply(each).toString()).toArray(String[]::new);
    }

    private List<Window> ending(Subject subject, TimeRange span) {
        Instant from = span.start().minus(LONGEST);
        Map<UUID, List<TimeRange>> pauses = pauses(from, span.end());
        return statements.list(subject.activities, Windows::due, from, span.end(), from, span.end()).stream()
                .flatMap(due ->
                        ScheduleRules.ending(
                                        span, due.schedule(), due.during(), pauses.getOrDefault(due.plan(), List.of()))
                                .stream()
                                .map(window -> new Window(
                                        due.patient(), due.patientKey(), due.subject(), due.activity(), window)))
                .toList();
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
                row.getString("subject"),
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
