package no.samkonsult.alert.worklist;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.Alert;
import no.samkonsult.monitoring.Band;
import no.samkonsult.platform.Statements;
import org.jspecify.annotations.Nullable;

/** What the worklist reads, each by one statement whatever there is to show. */
@Singleton
class DeskRows {
    /** Each patient's worst alert, the oldest of several, and how many there are; the numbers are of all there is. */
    private static final String PATIENTS = """
            WITH mine AS MATERIALIZED (SELECT * FROM my_open_patient(?, ?, ?, ?))
            SELECT shown.worst, shown.matching, total.count, total.red, total.patients
            FROM (SELECT coalesce(sum(alerts), 0) AS count, coalesce(sum(red), 0) AS red, count(worst) AS patients FROM mine) AS total
            LEFT JOIN (
                SELECT * FROM mine WHERE worst IS NOT NULL ORDER BY severity, raised_at, worst LIMIT ?) AS shown ON true
            ORDER BY shown.severity, shown.raised_at, shown.worst
            """;

    private static final String TECHNICAL = """
            SELECT split_part(rule, ':', 1) AS cause, count(*) AS alerts, min(raised_at) AS oldest,
                   (array_agg(id ORDER BY raised_at, id))[1:?] AS first
            FROM my_open_alert(true, ?, ?)
            GROUP BY 1 ORDER BY oldest
            """;

    private static final String OF_CAUSE = """
            SELECT id FROM my_open_alert(true, '', '')
            WHERE split_part(rule, ':', 1) = ? AND raised_at < ? AND (taken_by IS NULL OR taken_by = ?)
            ORDER BY raised_at LIMIT ?
            """;

    private static final String TREND = "SELECT * FROM my_alert_trend(?, ?, ?) ORDER BY effective_at";

    private static final String BANDS = """
            SELECT limit_set_id, component, red_low, yellow_low, yellow_high, red_high
            FROM limit_band WHERE limit_set_id = ANY (string_to_array(?, ',')::integer[])
            """;

    private static final String MUNICIPALITIES = """
            SELECT DISTINCT o.municipality_number, o.name FROM service s JOIN organisation o ON o.id = s.organisation_id
            WHERE o.kind = 'MUNICIPALITY' AND (s.id = ANY (acting_parties()) OR s.id = ANY (acting_duties()))
            ORDER BY o.name
            """;

    private final Statements statements;

    DeskRows(Statements statements) {
        this.statements = statements;
    }

    /** @param alert the patient's worst; null in the one row that there is where nothing is to be shown */
    record Worst(@Nullable UUID alert, int alerts, int count, int red, int patients) {}

    record Cause(String name, int alerts, Instant oldest, List<UUID> first) {}

    record Point(UUID alert, Instant at, List<@Nullable BigDecimal> values) {}

    List<Worst> patients(Filter filter, UUID me) {
        return statements.list(
                PATIENTS,
                row -> new Worst(
                        row.getObject("worst", UUID.class),
                        row.getInt("matching"),
                        row.getInt("count"),
                        row.getInt("red"),
                        row.getInt("patients")),
                filter.severity().severities(),
                filter.holder().heldBy(me),
                filter.beginning(),
                filter.municipality(),
                filter.show());
    }

    /** The causes of technical alerts, each with its first so many. */
    List<Cause> technical(Filter filter, int most) {
        return statements.list(
                TECHNICAL,
                row -> new Cause(row.getString("cause"), row.getInt("alerts"), instant(row, "oldest"), List.of((UUID[])
                        row.getArray("first").getArray())),
                most,
                filter.beginning(),
                filter.municipality());
    }

    /** The technical alerts of a cause from before an instant, but for those that somebody else has. */
    List<UUID> ofCause(String cause, Instant before, UUID me, int most) {
        return statements.list(OF_CAUSE, row -> row.getObject("id", UUID.class), cause, before, me, most);
    }

    /** Those whose patients one follows, or watches at this hour. */
    List<DeskView.Municipality> municipalities() {
        return statements.list(
                MUNICIPALITIES,
                row -> new DeskView.Municipality(row.getString("municipality_number"), row.getString("name")));
    }

    List<Point> trend(List<UUID> alerts, Instant since, Instant until) {
        return statements.list(
                TREND,
                row -> new Point(
                        row.getObject("alert_id", UUID.class),
                        instant(row, "effective_at"),
                        Arrays.asList(
                                row.getBigDecimal("value1"), row.getBigDecimal("value2"), row.getBigDecimal("value3"))),
                alerts.toArray(UUID[]::new),
                since,
                until);
    }

    /** The limits that some alerts' latest readings were judged by: by their set, and by the number of the value. */
    Map<Integer, Map<Integer, Band>> bands(Collection<Alert> alerts) {
        var bands = new HashMap<Integer, Map<Integer, Band>>();
        statements.list(
                BANDS,
                row -> {
                    bands.computeIfAbsent(row.getInt("limit_set_id"), _ -> new HashMap<>())
                            .put(row.getInt("component"), band(row));
                    return bands;
                },
                alerts.stream()
                        .flatMap(alert -> Stream.ofNullable(alert.limitSetId()))
                        .distinct()
                        .map(String::valueOf)
                        .collect(joining(",")));
        return bands;
    }

    private static Band band(ResultSet row) throws SQLException {
        return new Band(
                row.getBigDecimal("red_low"),
                row.getBigDecimal("yellow_low"),
                row.getBigDecimal("yellow_high"),
                row.getBigDecimal("red_high"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
