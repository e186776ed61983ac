package no.samkonsult.scheduling.undo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.shared.PersonId;

/** The rows of consultations that were cancelled a moment ago, in the transaction of the caller. */
@Singleton
class UndoTable {
    private static final String CANCELLED = """
            SELECT id FROM consultation
            WHERE id = ? AND status = 'CANCELLED' AND cancelled_by = ? AND cancelled_at > ? AND upper(during) > ?
            """;

    /** Of two who undo the same, one finds another version. */
    private static final String RESTORE = """
            UPDATE consultation
            SET status = 'BOOKED', cancelled_by = NULL, cancelled_at = NULL, cancel_reason = NULL, version = version + 1
            WHERE id = ? AND status = 'CANCELLED' AND version = ?
            """;

    private final Statements statements;

    UndoTable(Statements statements) {
        this.statements = statements;
    }

    /** Whether somebody has cancelled it after an instant, and it is not over. */
    boolean isCancelledBy(PersonId person, UUID id, Instant after, Instant now) {
        return !statements
                .list(CANCELLED, row -> row.getObject("id", UUID.class), id, person.value(), after, now)
                .isEmpty();
    }

    boolean restore(Consultation is) {
        return statements.update(RESTORE, is.id(), is.version()) == 1;
    }
}
