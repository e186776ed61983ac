package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.platform.Statements;

/** The rotations of rosters, as they are changed. */
@Singleton
class RotationTable {
    private final Statements statements;

    RotationTable(Statements statements) {
        this.statements = statements;
    }

    void add(UUID id, UUID desk, Rotations.Wish wish, Instant now) {
        statements.update(
                """
                INSERT INTO duty_rotation (id, desk_id, place, name, weekdays, starts, ends, turn_days, starts_on, created_by, created_at)
                VALUES (?, ?, (SELECT coalesce(max(place), 0) + 1 FROM duty_rotation WHERE desk_id = ?), ?, ?, ?, ?, ?, ?,
                        acting_person(), ?)
                """,
                id,
                desk,
                desk,
                wish.name(),
                wish.weekdays().stream().mapToInt(day -> 1 << day.ordinal()).sum(),
                wish.starts(),
                wish.ends(),
                wish.turnDays(),
                wish.from(),
                now);
        for (int turn = 0; turn < wish.people().size(); turn++) {
            statements.update(
                    "INSERT INTO duty_rotation_person (rotation_id, turn, person_id) VALUES (?, ?, ?)",
                    id,
                    turn,
                    wish.people().get(turn));
        }
    }

    /** Lets the last shift begin on a day; what has not begun by then is forgotten, with the swaps of it. */
    void end(UUID id, LocalDate last) {
        statements.update("DELETE FROM duty_rotation WHERE id = ? AND starts_on > ?", id, last);
        statements.update("UPDATE duty_rotation SET last_on = least(last_on, ?) WHERE id = ?", last, id);
    }
}
