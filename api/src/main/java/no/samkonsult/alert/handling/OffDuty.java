package no.samkonsult.alert.handling;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** Finds what is held by somebody who took it on duty, and whose duty is over. Whoever is on no roster has no duty that ends. */
@Singleton
class OffDuty {
    /** To finish a sentence or to give it on. Samkonsult's own: no published figure was found. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private static final String HELD = """
            SELECT id, desk_id, taken_by, taken_at FROM alert
            WHERE status = 'TAKEN' AND taken_at <= ? ORDER BY patient_id, rule FOR NO KEY UPDATE SKIP LOCKED
            """;

    private final Statements statements;
    private final DutyRoster roster;

    OffDuty(Statements statements, DutyRoster roster) {
        this.statements = statements;
        this.roster = roster;
    }

    private record Held(UUID alert, UUID desk, PersonId by, Instant at) {
        static Held of(ResultSet row) throws SQLException {
            return new Held(
                    row.getObject("id", UUID.class),
                    row.getObject("desk_id", UUID.class),
                    new PersonId(row.getObject("taken_by", UUID.class)),
                    row.getObject("taken_at", OffsetDateTime.class).toInstant());
        }
    }

    /** The alerts that it is over for; their rows are locked until the caller's transaction ends. */
    List<UUID> held(Instant now) {
        Instant over = now.minus(GRACE);
        var onDutySince = new HashMap<UUID, List<PersonId>>();
        return statements.list(HELD, Held::of, over).stream()
                .filter(held -> !onDuty(onDutySince, held.desk(), over).contains(held.by()))
                .filter(held -> !roster.onDuty(held.desk(), now).contains(held.by()))
                .filter(held -> roster.onDuty(held.desk(), held.at()).contains(held.by()))
                .map(Held::alert)
                .toList();
    }

    private List<PersonId> onDuty(HashMap<UUID, List<PersonId>> known, UUID desk, Instant at) {
        return known.computeIfAbsent(desk, each -> roster.onDuty(each, at));
    }
}
