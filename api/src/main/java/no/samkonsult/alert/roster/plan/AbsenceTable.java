package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.roster.plan.Absences.Line;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.TimeRange;

/** When people are away. */
@Singleton
class AbsenceTable {
    private static final String AHEAD = """
            SELECT a.id, p.given_name || ' ' || p.family_name AS person, lower(a.during) AS starts, upper(a.during) AS ends,
                   a.person_id = acting_person() AS mine
            FROM duty_absence a JOIN person p ON p.id = a.person_id
            JOIN service_staff w ON w.person_id = a.person_id AND w.valid @> now()
            WHERE w.service_id = ? AND upper(a.during) > ? ORDER BY lower(a.during), a.id
            """;

    private static final String ITS_OWN = """
            id = ? AND upper(during) > ? AND person_id IN (
                SELECT person_id FROM service_staff WHERE service_id = ? AND (? OR person_id = acting_person()))
            """;

    private final Statements statements;

    AbsenceTable(Statements statements) {
        this.statements = statements;
    }

    List<Line> ahead(UUID service, Instant now) {
        return statements.list(
                AHEAD,
                row -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        Statements.time(row),
                        row.getBoolean("mine")),
                service,
                now);
    }

    /** Whether somebody is away in some part of a time. */
    boolean isAway(UUID person, TimeRange time) {
        return !statements
                .list(
                        "SELECT id FROM duty_absence WHERE person_id = ? AND during && tstzrange(?, ?)",
                        row -> row.getObject("id"),
                        person,
                        time.start(),
                        time.end())
                .isEmpty();
    }

    void add(UUID id, UUID person, TimeRange time, Instant now) {
        statements.update("""
                INSERT INTO duty_absence (id, person_id, during, registered_by, registered_at)
                VALUES (?, ?, tstzrange(?, ?), acting_person(), ?)
                """, id, person, time.start(), time.end(), now);
    }

    /** What has begun ends now, and what has not is forgotten; false where there is none that is theirs. */
    boolean end(Standing desk, UUID id, Instant now) {
        int ended = statements.update(
                "UPDATE duty_absence SET during = tstzrange(lower(during), ?) WHERE lower(during) < ? AND " + ITS_OWN,
                now,
                now,
                id,
                now,
                desk.service(),
                desk.administrator());
        int forgotten = statements.update(
                "DELETE FROM duty_absence WHERE lower(during) >= ? AND " + ITS_OWN,
                now,
                id,
                now,
                desk.service(),
                desk.administrator());
        return ended + forgotten == 1;
    }
}
