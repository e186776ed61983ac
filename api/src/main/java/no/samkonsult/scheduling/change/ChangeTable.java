package no.samkonsult.scheduling.change;

import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** The rows of a consultation as they are changed, in the transaction of the caller. */
@Singleton
final class ChangeTable {
    /** Two who change the same consultation meet here, before anybody's time: one waits, and then finds another version. */
    private static final String RENEW = """
            UPDATE consultation SET during = tstzrange(?, ?), zone = ?, local_start = ?, version = version + 1
            WHERE id = ? AND status = 'BOOKED' AND version = ?
            """;

    private final Statements statements;

    ChangeTable(Statements statements) {
        this.statements = statements;
    }

    /** The next version, at a time; false where it is not any more what was read. */
    boolean renew(Consultation is, TimeRange time) {
        return statements.update(
                        RENEW,
                        time.start(),
                        time.end(),
                        WallClockRules.ZONE.getId(),
                        LocalDateTime.ofInstant(time.start(), WallClockRules.ZONE),
                        is.id(),
                        is.version())
                == 1;
    }

    /** Gives everybody's time back. */
    void release(UUID consultation) {
        statements.update("DELETE FROM occupancy WHERE consultation_id = ?", consultation);
    }

    /** Gives one participant's time back. */
    void release(UUID consultation, PersonId person) {
        statements.update(
                "DELETE FROM occupancy WHERE consultation_id = ? AND person_id = ?", consultation, person.value());
    }

    void leave(UUID consultation, PersonId person) {
        statements.update(
                "DELETE FROM consultation_participant WHERE consultation_id = ? AND person_id = ?",
                consultation,
                person.value());
    }
}
