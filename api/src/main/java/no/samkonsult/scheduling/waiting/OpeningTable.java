package no.samkonsult.scheduling.waiting;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.TimeRange;

/** Time that was given back, as the database notes it, and who was told of it. Run in the name of {@code WAITING}. */
@Singleton
class OpeningTable {
    /** Of several processes each takes what no other has. */
    private static final String DUE = """
            SELECT id, lower(during) AS starts, upper(during) AS ends FROM opening
            WHERE due_at <= ? ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    /** Those who wait for somebody whose time it is, within it, and were not told of it. */
    private static final String WAITING = """
            SELECT w.id FROM waiting_wish w
            JOIN opening o ON o.id = ? AND w.during && o.during
            WHERE w.state = 'WAITING' AND w.deadline > ?
              AND EXISTS (SELECT FROM waiting_party p WHERE p.wish_id = w.id AND p.required AND p.person_id = ANY (o.people))
              AND NOT EXISTS (SELECT FROM waiting_offer t WHERE t.opening_id = o.id AND t.wish_id = w.id)
            ORDER BY w.priority, w.created_at, w.id
            """;

    private final Statements statements;

    OpeningTable(Statements statements) {
        this.statements = statements;
    }

    record Opening(long id, TimeRange time) {}

    /** One that nobody else looks at, until the transaction ends. */
    Optional<Opening> due(Instant now) {
        return statements.list(DUE, row -> new Opening(row.getLong("id"), Statements.time(row)), now).stream()
                .findFirst();
    }

    /** Whom it may help, in their order. */
    List<UUID> waiting(Opening opening, Instant now) {
        return statements.list(WAITING, row -> row.getObject("id", UUID.class), opening.id(), now);
    }

    /** Notes who is told of what; the next in the order is looked for when the wait is over. */
    void tell(Opening opening, UUID wish, Instant start, Instant now, Instant next) {
        statements.update(
                "INSERT INTO waiting_offer (opening_id, wish_id, starts, told_at) VALUES (?, ?, ?, ?)",
                opening.id(),
                wish,
                start,
                now);
        statements.update("UPDATE opening SET due_at = ? WHERE id = ?", next, opening.id());
    }

    /** Nobody is left whom it helps. */
    void close(Opening opening) {
        statements.update("DELETE FROM opening WHERE id = ?", opening.id());
    }
}
