package no.samkonsult.audit.log;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The audit trail as its readers see it: acts of a minute together, latest first. */
@Singleton
final class EntryTable {
    private static final String ENTRIES = """
            SELECT date_trunc('minute', e.recorded_at) AS at, e.person_id, e.role, e.organisation_id,
                   o.name AS organisation, e.patient_id, e.ground, e.purpose_of_use, e.action = 'DENIED' AS refused,
                   string_agg(DISTINCT e.action || ' ' || split_part(e.entity, '/', 1), ',') AS acts
            FROM audit_event e LEFT JOIN organisation o ON o.id = e.organisation_id
            WHERE e.person_id IS NOT NULL AND e.recorded_at >= ? AND e.recorded_at < ? AND %s
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
            ORDER BY 1 DESC, 2, 6, 7, 8, 9
            LIMIT ? OFFSET ?
            """;

    private static final String PARTIES = """
            SELECT DISTINCT e.person_id, o.id AS organisation_id, o.name AS organisation
            FROM audit_event e LEFT JOIN organisation o ON o.id = e.organisation_id
            WHERE e.person_id IS NOT NULL AND e.recorded_at >= ? AND e.recorded_at < ? AND %s
            """;

    private final Statements statements;

    EntryTable(Statements statements) {
        this.statements = statements;
    }

    /** A condition on the rows {@code e}, and what fills its places. */
    record Condition(String sql, List<Object> values) {
        static Condition of(String sql, Object... values) {
            return new Condition(sql, List.of(values));
        }

        Condition and(String more, Object... moreValues) {
            var all = new ArrayList<>(values);
            all.addAll(List.of(moreValues));
            return new Condition(sql + " AND " + more, all);
        }

        /** Narrowed down, where the reader named a value. */
        Condition andWhereGiven(String more, @Nullable Object value) {
            return value == null ? this : and(more, value);
        }
    }

    /** Somebody who acted, and for which organisation, if for any. */
    record Party(UUID person, Optional<OwnLog.Choice> organisation) {}

    List<Party> parties(Condition condition, Period period) {
        var values = new ArrayList<Object>(List.of(period.start(), period.end()));
        values.addAll(condition.values());
        return statements.list(
                PARTIES.formatted(condition.sql()),
                row -> new Party(row.getObject("person_id", UUID.class), organisation(row)),
                values.toArray());
    }

    List<Entry> list(Condition condition, Period period, int limit, int offset) {
        var values = new ArrayList<Object>(List.of(period.start(), period.end()));
        values.addAll(condition.values());
        values.addAll(List.of(limit, offset));
        return statements.list(ENTRIES.formatted(condition.sql()), EntryTable::entry, values.toArray());
    }

    private static Optional<OwnLog.Choice> organisation(ResultSet row) throws SQLException {
        UUID id = row.getObject("organisation_id", UUID.class);
        return id == null ? Optional.empty() : Optional.of(new OwnLog.Choice(id, row.getString("organisation")));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("person_id", UUID.class),
                "",
                Role.valueOf(row.getString("role")),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation"),
                row.getObject("patient_id", UUID.class),
                null,
                row.getString("ground"),
                row.getString("purpose_of_use"),
                Act.parse(row.getString("acts")),
                row.getBoolean("refused"));
    }
}
