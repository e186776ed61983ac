package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.roster.plan.Overrides.Line;
import no.samkonsult.alert.roster.plan.Overrides.Wish;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.TimeRange;

/** The overrides of rosters. */
@Singleton
class OverrideTable {
    private static final String AHEAD = """
            SELECT o.id, p.given_name || ' ' || p.family_name AS person, i.given_name || ' ' || i.family_name AS instead_of,
                   lower(o.during) AS starts, upper(o.during) AS ends, o.reason,
                   acting_person() IN (o.created_by, o.person_id, o.instead_of) AS mine
            FROM duty_override o JOIN person p ON p.id = o.person_id LEFT JOIN person i ON i.id = o.instead_of
            WHERE o.desk_id = ? AND o.withdrawn_at IS NULL AND upper(o.during) > ? ORDER BY lower(o.during), o.id
            """;

    private static final String ITS_OWN = """
            id = ? AND desk_id = ? AND withdrawn_at IS NULL AND upper(during) > ?
              AND (? OR acting_person() IN (created_by, person_id, instead_of))
            """;

    private final Statements statements;

    OverrideTable(Statements statements) {
        this.statements = statements;
    }

    List<Line> ahead(UUID desk, Instant now) {
        return statements.list(
                AHEAD,
                row -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        row.getString("instead_of"),
                        Statements.time(row),
                        row.getString("reason"),
                        row.getBoolean("mine")),
                desk,
                now);
    }

    void add(UUID id, UUID desk, Wish wish, TimeRange time, Instant now) {
        statements.update("""
                INSERT INTO duty_override (id, desk_id, person_id, instead_of, during, reason, created_by, created_at)
                VALUES (?, ?, ?, ?, tstzrange(?, ?), ?, acting_person(), ?)
                """, id, desk, wish.person(), wish.insteadOf(), time.start(), time.end(), wish.reason(), now);
    }

    /** What has begun ends now, and what has not is withdrawn; false where there is none that is theirs. */
    boolean withdraw(Standing desk, UUID id, Instant now) {
        int ended = statements.update(
                "UPDATE duty_override SET during = tstzrange(lower(during), ?) WHERE lower(during) < ? AND " + ITS_OWN,
                now,
                now,
                id,
                desk.desk(),
                now,
                desk.administrator());
        int withdrawn = statements.update(
                "UPDATE duty_override SET withdrawn_at = ?, withdrawn_by = acting_person() WHERE lower(during) >= ? AND "
                        + ITS_OWN,
                now,
                now,
                id,
                desk.desk(),
                now,
                desk.administrator());
        return ended + withdrawn == 1;
    }
}
