package no.samkonsult.audit.review;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The findings of an organisation. */
@Singleton
final class FindingTable {
    private static final String FINDINGS = "SELECT f.* FROM audit_finding f WHERE f.organisation_id = ? AND ";
    private static final String LATEST_FIRST = " ORDER BY %s DESC, f.id LIMIT ? OFFSET ?";

    private final Statements statements;

    FindingTable(Statements statements) {
        this.statements = statements;
    }

    List<Finding> list(UUID organisation, boolean open, int limit, int offset) {
        return statements.list(
                FINDINGS + status(open) + LATEST_FIRST.formatted(open ? "f.found_at" : "f.handled_at"),
                FindingTable::finding,
                organisation,
                limit,
                offset);
    }

    Optional<Finding> find(UUID organisation, UUID id) {
        return statements.list(FINDINGS + "f.id = ?", FindingTable::finding, organisation, id).stream()
                .findFirst();
    }

    /** The same without persons and patients: from a view that is empty to everybody but the personvernombod. */
    List<Trace> traces(boolean open, int limit, int offset) {
        return statements.list(
                "SELECT f.* FROM audit_pattern f WHERE " + status(open)
                        + LATEST_FIRST.formatted(open ? "f.found_at" : "f.handled_at"),
                FindingTable::trace,
                limit,
                offset);
    }

    boolean handle(UUID organisation, UUID id, Assessment assessment, String note, UUID by, Instant at) {
        return statements.update("""
                        UPDATE audit_finding SET assessment = ?, note = ?, handled_by = ?, handled_at = ?
                        WHERE organisation_id = ? AND id = ? AND handled_at IS NULL
                        """, assessment.name(), note, by, at, organisation, id) == 1;
    }

    private static String status(boolean open) {
        return open ? "f.handled_at IS NULL" : "f.handled_at IS NOT NULL";
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getObject("id", UUID.class),
                Pattern.valueOf(row.getString("pattern")),
                row.getObject("person_id", UUID.class),
                "",
                Role.valueOf(row.getString("role")),
                row.getObject("patient_id", UUID.class),
                null,
                row.getObject("day", LocalDate.class),
                row.getInt("events"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                handling(row));
    }

    private static Finding.@Nullable Handling handling(ResultSet row) throws SQLException {
        String assessment = row.getString("assessment");
        return assessment == null
                ? null
                : new Finding.Handling(
                        Assessment.valueOf(assessment),
                        row.getString("note"),
                        row.getObject("handled_by", UUID.class),
                        "",
                        row.getObject("handled_at", OffsetDateTime.class).toInstant());
    }

    private static Trace trace(ResultSet row) throws SQLException {
        String assessment = row.getString("assessment");
        OffsetDateTime handledAt = row.getObject("handled_at", OffsetDateTime.class);
        return new Trace(
                row.getObject("id", UUID.class),
                Pattern.valueOf(row.getString("pattern")),
                Role.valueOf(row.getString("role")),
                row.getObject("day", LocalDate.class),
                row.getInt("events"),
                assessment == null ? null : Assessment.valueOf(assessment),
                handledAt == null ? null : handledAt.toInstant());
    }
}
