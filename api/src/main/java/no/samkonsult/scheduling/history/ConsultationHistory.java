package no.samkonsult.scheduling.history;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** The table of changes. A change is written in the transaction that makes it. */
@Singleton
public class ConsultationHistory {
    /** The times that are the same are not written. */
    private static final String ADD = """
            INSERT INTO consultation_change (consultation_id, version, changed_by, changed_at, reason, was, became, gone, come)
            SELECT ?, ?, ?, ?, ?, nullif(was, became), nullif(became, was), ?::uuid, ?::uuid
            FROM (SELECT tstzrange(?, ?) AS was, tstzrange(?, ?) AS became) AS time
            """;

    /** Next of kin whom the reader has no ground to know have no name here. */
    private static final String OF_ONE = """
            SELECT h.changed_at, h.reason, coalesce(b.given_name || ' ' || b.family_name, '') AS by,
                   lower(h.was) AS was_from, upper(h.was) AS was_to, lower(h.became) AS became_from, upper(h.became) AS became_to,
                   CASE WHEN h.gone IS NOT NULL THEN coalesce(g.given_name || ' ' || g.family_name, '') END AS gone,
                   CASE WHEN h.come IS NOT NULL THEN coalesce(c.given_name || ' ' || c.family_name, '') END AS come
            FROM consultation_change h
            LEFT JOIN person b ON b.id = h.changed_by
            LEFT JOIN person g ON g.id = h.gone
            LEFT JOIN person c ON c.id = h.come
            WHERE h.consultation_id = ?
            ORDER BY h.version DESC
            """;

    private final Statements statements;

    ConsultationHistory(Statements statements) {
        this.statements = statements;
    }

    /** Who changes which consultation, and what its version then is. */
    public record Entry(
            UUID consultation,
            int version,
            PersonId by,
            Instant at,
            ChangeReason reason,
            TimeRange was,
            TimeRange became,
            @Nullable PersonId gone,
            @Nullable PersonId come) {}

    public void add(Entry entry) {
        statements.update(
                ADD,
                entry.consultation(),
                entry.version(),
                entry.by().value(),
                entry.at(),
                entry.reason().name(),
                value(entry.gone()),
                value(entry.come()),
                entry.was().start(),
                entry.was().end(),
                entry.became().start(),
                entry.became().end());
    }

    /** What became of one that the reader sees, newest first. */
    @Acting
    public List<ConsultationChange> of(Principal who, UUID consultation) {
        return statements.list(OF_ONE, ConsultationHistory::change, consultation);
    }

    private static ConsultationChange change(ResultSet row) throws SQLException {
        return new ConsultationChange(
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                ChangeReason.valueOf(row.getString("reason")),
                time(row, "was"),
                time(row, "became"),
                row.getString("gone"),
                row.getString("come"));
    }

    private static @Nullable TimeRange time(ResultSet row, String column) throws SQLException {
        OffsetDateTime from = row.getObject(column + "_from", OffsetDateTime.class);
        OffsetDateTime to = row.getObject(column + "_to", OffsetDateTime.class);
        return from == null || to == null ? null : TimeRange.of(from.toInstant(), to.toInstant());
    }

    private static @Nullable UUID value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }
}
