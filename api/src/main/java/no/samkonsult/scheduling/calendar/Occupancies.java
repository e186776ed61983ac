package no.samkonsult.scheduling.calendar;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Holds;
import no.samkonsult.scheduling.calendar.Entry.Kind;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** What takes people's time, and the time that they block, in the transaction of the caller. */
@Singleton
class Occupancies {
    /** Blocked time whose row the reader may not see is busy time to them; and why a meeting is overbooked is for those who see it. The look-back is as long as anything lasts. */
    private static final String ENTRIES = """
            SELECT o.person_id, lower(o.during) AS starts, upper(o.during) AS ends, coalesce(b.reason, x.reason, '') AS reason,
                   o.overbooking_id IS NOT NULL AS overbooked,
                   coalesce(o.consultation_id, b.id, o.proposal_id) AS reference,
                   CASE WHEN o.kind = 'BOOKED' THEN 'MEETING'
                        WHEN o.kind = 'BLOCKED' AND b.id IS NULL THEN 'BUSY'
                        WHEN o.outside_id IS NOT NULL AND o.person_id = acting_person() THEN 'OUTSIDE'
                        ELSE o.kind END AS kind
            FROM occupancy o LEFT JOIN blocked_time b ON b.id = o.blocked_id LEFT JOIN overbooking x ON x.id = o.overbooking_id
            WHERE o.person_id = ANY (?)
              AND lower(o.during) >= ?::timestamptz - interval '31 days' AND lower(o.during) < ? AND upper(o.during) > ?
              AND (o.expires_at IS NULL OR o.expires_at > ?)
            ORDER BY lower(o.during), upper(o.during), o.id
            """;

    private static final String BLOCK = """
            INSERT INTO blocked_time (id, person_id, organisation_id, during, reason, created_by, created_at)
            VALUES (?, ?, ?, tstzrange(?, ?), ?, ?, ?)
            """;

    private static final String OCCUPY = """
            INSERT INTO occupancy (person_id, during, kind, blocked_id) VALUES (?, tstzrange(?, ?), 'BLOCKED', ?)
            ON CONFLICT DO NOTHING
            """;

    private final Statements statements;
    private final Holds holds;

    Occupancies(Statements statements, Holds holds) {
        this.statements = statements;
        this.holds = holds;
    }

    List<Entry> find(Collection<PersonId> people, TimeRange window, Instant now) {
        return statements.list(
                ENTRIES,
                Occupancies::entry,
                people.stream().map(PersonId::value).toArray(UUID[]::new),
                window.start(),
                window.end(),
                window.start(),
                now);
    }

    /** False where the time is taken by what cannot share it, and then the transaction must not commit. */
    boolean block(UUID id, Block block, PersonId who, Instant when) {
        statements.update(
                BLOCK,
                id,
                block.person().value(),
                block.organisation(),
                block.time().start(),
                block.time().end(),
                block.reason(),
                who.value(),
                when);
        holds.clear(List.of(block.person()), block.time());
        return statements.update(
                        OCCUPY,
                        block.person().value(),
                        block.time().start(),
                        block.time().end(),
                        id)
                == 1;
    }

    /** False where there is no such blocked time for whoever acts, or it is not blocked any more. */
    boolean unblock(UUID id, PersonId who, Instant when) {
        int ended = statements.update(
                "UPDATE blocked_time SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
                who.value(),
                when,
                id);
        return ended == 1 && statements.update("DELETE FROM occupancy WHERE blocked_id = ?", id) == 1;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new PersonId(row.getObject("person_id", UUID.class)),
                Statements.time(row),
                Kind.valueOf(row.getString("kind")),
                row.getObject("reference", UUID.class),
                row.getBoolean("overbooked"),
                row.getString("reason"));
    }
}
