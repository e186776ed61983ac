package no.samkonsult.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads limit sets whole: one row for each value that has limits, and one for each change. */
final class LimitSetRows {
    /** What is read of a set and of one of its bands. */
    static final String SELECT = """
            SELECT s.id, s.patient_key, s.kind, lower(s.valid) AS valid_from, upper(s.valid) AS valid_to, s.confirmation, s.needed, s.among, s.within_minutes, s.clears_after, s.yellow_high_on_oxygen,
            b.component, b.red_low, b.yellow_low, b.yellow_high, b.red_high, b.red_low_never_waits, b.red_high_never_waits
            FROM limit_set s LEFT JOIN limit_band b ON b.limit_set_id = s.id
            """;

    private static final String CHANGES = """
            SELECT limit_set_id, component, against, days, in_per_cent, red_fall, yellow_fall, yellow_rise, red_rise
            FROM limit_change WHERE limit_set_id = ANY (?)
            """;

    private LimitSetRows() {}

    /** A set, whose it is and when it holds; null is without end. */
    record Dated(
            LimitSet set,
            int patientKey,
            int kind,
            @Nullable Instant from,
            @Nullable Instant to) {
        boolean isValidAt(Instant time) {
            return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
        }

        Dated with(LimitSet other) {
            return new Dated(other, patientKey, kind, from, to);
        }
    }

    /** The sets in rows of {@link #SELECT}, by their ids. */
    static Map<Integer, Dated> read(Connection connection, ResultSet rows) throws SQLException {
        var found = new HashMap<Integer, Dated>();
        while (rows.next()) {
            found.merge(rows.getInt("id"), dated(rows), (first, next) -> first.with(together(first.set, next.set)));
        }
        changes(connection, found.keySet())
                .forEach((id, changes) ->
                        found.computeIfPresent(id, (_, dated) -> dated.with(withChanges(dated.set, changes))));
        return found;
    }

    private static Dated dated(ResultSet row) throws SQLException {
        return new Dated(
                set(row),
                row.getInt("patient_key"),
                row.getInt("kind"),
                instant(row, "valid_from"),
                instant(row, "valid_to"));
    }

    private static LimitSet set(ResultSet row) throws SQLException {
        int component = row.getInt("component");
        if (row.wasNull()) { // a set that looks at changes alone
            return new LimitSet(
                    row.getInt("id"),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    row.getBigDecimal("yellow_high_on_oxygen"),
                    confirmation(row),
                    row.getInt("clears_after"));
        }
        var never = new NeverWait(row.getBoolean("red_low_never_waits"), row.getBoolean("red_high_never_waits"));
        return new LimitSet(
                row.getInt("id"),
                Map.of(component, band(row)),
                Map.of(component, never),
                List.of(),
                row.getBigDecimal("yellow_high_on_oxygen"),
                confirmation(row),
                row.getInt("clears_after"));
    }

    private static Band band(ResultSet row) throws SQLException {
        return new Band(
                row.getBigDecimal("red_low"),
                row.getBigDecimal("yellow_low"),
                row.getBigDecimal("yellow_high"),
                row.getBigDecimal("red_high"));
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        return switch (row.getString("confirmation")) {
            case "IMMEDIATE" -> new Confirmation.Immediate();
            case "IN_A_ROW" -> new Confirmation.InARow(row.getInt("needed"), row.getInt("among"));
            case "MEAN" ->
                new Confirmation.MeanOfLast(row.getInt("among"), Duration.ofMinutes(row.getInt("within_minutes")));
            case "MEASURE_AGAIN" -> new Confirmation.MeasureAgain(Duration.ofMinutes(row.getInt("within_minutes")));
            case String other -> throw new IllegalStateException("no confirmation is called " + other);
        };
    }

    private static LimitSet together(LimitSet first, LimitSet second) {
        var bands = new HashMap<>(first.bands());
        bands.putAll(second.bands());
        var never = new HashMap<>(first.neverWait());
        never.putAll(second.neverWait());
        return new LimitSet(
                first.id(),
                bands,
                never,
                first.changes(),
                first.yellowHighOnOxygen(),
                first.confirmation(),
                first.clearsAfter());
    }

    private static LimitSet withChanges(LimitSet set, List<Change> changes) {
        return new LimitSet(
                set.id(),
                set.bands(),
                set.neverWait(),
                changes,
                set.yellowHighOnOxygen(),
                set.confirmation(),
                set.clearsAfter());
    }

    private static Map<Integer, List<Change>> changes(Connection connection, Collection<Integer> sets)
            throws SQLException {
        var found = new HashMap<Integer, List<Change>>();
        if (sets.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            select.setArray(1, connection.createArrayOf("int4", sets.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getInt("limit_set_id"), _ -> new ArrayList<>())
                            .add(change(rows));
                }
            }
        }
        return found;
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getInt("component"),
                Change.Against.valueOf(row.getString("against")),
                row.getInt("days"),
                row.getBoolean("in_per_cent"),
                row.getBigDecimal("red_fall"),
                row.getBigDecimal("yellow_fall"),
                row.getBigDecimal("yellow_rise"),
                row.getBigDecimal("red_rise"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
