package no.samkonsult.measurement.unexpected;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.unexpected.UnexpectedRules.Planned;
import no.samkonsult.monitoring.schedule.ScheduleRows;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.TimeRange;

/** What plans asked some patients for, each by one statement however many patients there are. */
@Singleton
class PlannedTable {
    private static final String ACTIVITIES =
            "SELECT p.patient_id, p.id AS plan_id, a.kind, " + ScheduleRows.COLUMNS + """
            , greatest(lower(a.valid), lower(p.valid)) AS starts,
                coalesce(least(upper(a.valid), upper(p.valid)), 'infinity') AS ends
            FROM plan_activity a JOIN monitoring_plan p ON p.id = a.plan_id
            WHERE p.patient_id = ANY (?) AND a.valid && p.valid
            """;

    private static final String PAUSES = """
            SELECT u.plan_id, lower(u.valid) AS starts, coalesce(upper(u.valid), 'infinity') AS ends
            FROM plan_pause u JOIN monitoring_plan p ON p.id = u.plan_id
            WHERE p.patient_id = ANY (?) AND NOT isempty(u.valid)
            """;

    private static final String AGAIN = """
            SELECT p.id AS patient_id, r.kind, r.asked_at AS starts, r.due_at AS ends
            FROM remeasurement r JOIN patient p ON p.key = r.patient_key
            WHERE p.id = ANY (?) AND r.due_at > r.asked_at
            """;

    private final Statements statements;

    PlannedTable(Statements statements) {
        this.statements = statements;
    }

    /** @param about whose plan, or which patient and kind */
    private record During<K>(K about, TimeRange time) {}

    private record Of(UUID patient, Planned planned) {}

    record Measured(UUID patient, Kind kind) {}

    Map<UUID, List<Planned>> ofPatients(UUID[] patients) {
        Map<UUID, List<TimeRange>> pauses = times(statements.list(
                PAUSES, row -> new During<>(row.getObject("plan_id", UUID.class), time(row)), (Object) patients));
        return statements
                .list(
                        ACTIVITIES,
                        row -> new Of(
                                row.getObject("patient_id", UUID.class),
                                new Planned(
                                        Kind.ofStored(row.getInt("kind")),
                                        ScheduleRows.schedule(row),
                                        time(row),
                                        pauses.getOrDefault(row.getObject("plan_id", UUID.class), List.of()))),
                        (Object) patients)
                .stream()
                .collect(groupingBy(Of::patient, mapping(Of::planned, toList())));
    }

    /** When they were to measure again, by what. */
    Map<Measured, List<TimeRange>> again(UUID[] patients) {
        return times(statements.list(
                AGAIN,
                row -> new During<>(
                        new Measured(row.getObject("patient_id", UUID.class), Kind.ofStored(row.getInt("kind"))),
                        time(row)),
                (Object) patients));
    }

    private static <K> Map<K, List<TimeRange>> times(List<During<K>> rows) {
        return rows.stream().collect(groupingBy(During::about, mapping(During::time, toList())));
    }

    /** An end that is not known is as far off as time goes. */
    private static TimeRange time(ResultSet row) throws SQLException {
        OffsetDateTime end = row.getObject("ends", OffsetDateTime.class);
        return TimeRange.of(
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                end.equals(OffsetDateTime.MAX) ? Instant.MAX : end.toInstant());
    }
}
