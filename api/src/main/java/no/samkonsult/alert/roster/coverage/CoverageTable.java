package no.samkonsult.alert.roster.coverage;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.TimeRange;

/** The gaps that were found, and what says when a desk is to be staffed. */
@Singleton
class CoverageTable {
    private static final String CLAIM = """
            UPDATE coverage_watch SET looked_at = ?
            WHERE ctid IN (SELECT ctid FROM coverage_watch FOR UPDATE SKIP LOCKED)
            """;

    private static final String AGREED = """
            SELECT weekday, to_char(begins, 'HH24:MI') AS begins, to_char(ends, 'HH24:MI') AS ends,
                   lower(valid) AS valid_from, upper(valid) AS valid_until
            FROM duty_agreement WHERE on_duty = ? AND NOT isempty(valid)
            """;

    /** The one that is found again may end at another time, and is not found anew. */
    private static final String ADD = """
            INSERT INTO coverage_gap AS g (desk_id, starts, ends, found_at, told_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (desk_id, starts) DO UPDATE SET ends = excluded.ends WHERE g.ends IS DISTINCT FROM excluded.ends
            """;

    private static final String FILLED = """
            DELETE FROM coverage_gap
            WHERE desk_id = ? AND NOT (starts IS NULL AND ? OR coalesce(starts = ANY (?::timestamptz[]), false))
            """;

    private static final String FOUND = """
            SELECT g.desk_id, k.name, g.starts, g.ends FROM coverage_gap g JOIN desk k ON k.id = g.desk_id
            WHERE g.desk_id = ANY (?) AND (g.ends IS NULL OR g.ends > ?)
            ORDER BY g.starts NULLS FIRST, k.name, k.id
            """;

    private final Statements statements;

    CoverageTable(Statements statements) {
        this.statements = statements;
    }

    /** Whether this transaction may look: no other process does now. */
    boolean claim(Instant now) {
        return statements.update(CLAIM, now) == 1;
    }

    record Desk(UUID id, UUID service) {}

    /** In the order in which all lock them. */
    List<Desk> desks() {
        return statements.list("SELECT id, service_id FROM desk ORDER BY id", CoverageTable::desk);
    }

    /** One desk, which nobody else looks at until the transaction is over. */
    Desk lock(UUID desk) {
        return statements
                .list("SELECT id, service_id FROM desk WHERE id = ? FOR NO KEY UPDATE", CoverageTable::desk, desk)
                .getFirst();
    }

    List<DutyHours> agreed(UUID service) {
        return statements.list(AGREED, CoverageTable::dutyHours, service);
    }

    /** Keeps how a desk is covered now; tells whether that is otherwise than before. */
    boolean keep(UUID desk, Cover cover, Instant now) {
        int changed = cover.withoutRoster() ? statements.update(ADD, desk, null, null, now, now) : 0;
        for (TimeRange gap : cover.gaps()) {
            changed += statements.update(ADD, desk, gap.start(), gap.end(), now, now);
        }
        String[] starts =
                cover.gaps().stream().map(gap -> gap.start().toString()).toArray(String[]::new);
        return changed + statements.update(FILLED, desk, cover.withoutRoster(), starts) > 0;
    }

    List<CoverageGap> found(UUID[] desks, Instant now) {
        return statements.list(FOUND, CoverageTable::gap, desks, now);
    }

    int count(Instant now) {
        return statements
                .list(
                        "SELECT count(*) AS gaps FROM coverage_gap WHERE ends IS NULL OR ends > ?",
                        row -> row.getInt("gaps"),
                        now)
                .getFirst();
    }

    private static Desk desk(ResultSet row) throws SQLException {
        return new Desk(row.getObject("id", UUID.class), row.getObject("service_id", UUID.class));
    }

    private static DutyHours dutyHours(ResultSet row) throws SQLException {
        return new DutyHours(
                DayOfWeek.of(row.getInt("weekday")),
                Hours.of(row.getString("begins"), row.getString("ends")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static CoverageGap gap(ResultSet row) throws SQLException {
        return new CoverageGap(
                row.getObject("desk_id", UUID.class),
                row.getString("name"),
                row.getObject("starts") == null ? null : Statements.time(row));
    }
}
