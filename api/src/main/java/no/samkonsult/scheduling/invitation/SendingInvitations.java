package no.samkonsult.scheduling.invitation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.shared.PersonId;

/** What a sender claims of invitations, and what became of it. */
@Singleton
class SendingInvitations {
    /** A sender whose machine has gone is noticed by the database: its connection is ended, and another sends. */
    private static final String LET_GO_OF_THE_LOST = "SET LOCAL idle_in_transaction_session_timeout = '15s'";

    /** The one that is due longest is taken before it is joined: what it is joined to is not looked up for all others that wait. */
    private static final String CLAIM = """
            WITH i AS MATERIALIZED (
                SELECT consultation_id, person_id, method, version, attempts, told_method FROM invitation
                WHERE due_at <= ? ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            SELECT i.*, lower(c.during) AS starts, upper(c.during) AS ends, coalesce(a.status, 'INVITED') AS answered
            FROM i
            JOIN consultation c ON c.id = i.consultation_id
            LEFT JOIN consultation_participant a ON a.consultation_id = i.consultation_id AND a.person_id = i.person_id
            """;

    private static final String TOLD = """
            UPDATE invitation SET due_at = NULL, attempts = 0, unreached_at = NULL, told_method = method, told_version = version,
                   told_at = ?, told_by = ?, told_address = coalesce(?, told_address), notice_id = ?
            WHERE consultation_id = ? AND person_id = ?
            """;

    /** Whoever nothing reached is as good as told: somebody rings, and rings again where it changes. */
    private static final String UNREACHED = """
            UPDATE invitation SET unreached_at = ?, told_at = NULL
            WHERE notice_id = ANY (?) AND due_at IS NULL
            """;

    private final Statements statements;

    SendingInvitations(Statements statements) {
        this.statements = statements;
    }

    Optional<DueInvitation> claim(Instant now) {
        statements.update(LET_GO_OF_THE_LOST);
        return statements.list(CLAIM, SendingInvitations::due, now).stream().findFirst();
    }

    /** The address and language of somebody who has an address for e-mail. */
    record Reader(String address, String language) {}

    Optional<Reader> reader(PersonId person) {
        return statements
                .list("""
                        SELECT p.address, coalesce(w.language, 'nn') AS language
                        FROM contact_point p LEFT JOIN contact_wish w ON w.person_id = p.person_id
                        WHERE p.person_id = ? AND p.channel = 'EMAIL' AND p.active
                        """, row -> new Reader(row.getString("address"), row.getString("language")), person.value())
                .stream()
                .findFirst();
    }

    void toldByMail(DueInvitation due, String address, Instant now) {
        statements.update(
                TOLD,
                now,
                "EMAIL",
                address,
                null,
                due.consultation(),
                due.person().value());
    }

    /** Given to the outbox, which will say if it does not come through. */
    void toldBySms(DueInvitation due, UUID notice, Instant now) {
        statements.update(
                TOLD, now, "SMS", null, notice, due.consultation(), due.person().value());
    }

    /** Somebody has rung; nothing where nobody was to. */
    int toldByPerson(UUID consultation, PersonId person, Instant now) {
        return statements.update("""
                        UPDATE invitation SET unreached_at = NULL, told_at = ?, told_by = 'PERSON', notice_id = NULL
                        WHERE consultation_id = ? AND person_id = ? AND unreached_at IS NOT NULL AND due_at IS NULL
                        """, now, consultation, person.value());
    }

    void unreached(Collection<UUID> notices, Instant now) {
        statements.update(UNREACHED, now, notices.toArray(UUID[]::new));
    }

    void waits(DueInvitation due, int failed, Instant until) {
        statements.update(
                "UPDATE invitation SET attempts = ?, due_at = ? WHERE consultation_id = ? AND person_id = ?",
                failed,
                until,
                due.consultation(),
                due.person().value());
    }

    void dropped(DueInvitation due) {
        statements.update(
                "UPDATE invitation SET due_at = NULL WHERE consultation_id = ? AND person_id = ?",
                due.consultation(),
                due.person().value());
    }

    private static DueInvitation due(ResultSet row) throws SQLException {
        return new DueInvitation(
                row.getObject("consultation_id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Method.valueOf(row.getString("method")),
                row.getInt("version"),
                Statements.time(row),
                Attendance.valueOf(row.getString("answered")),
                "REQUEST".equals(row.getString("told_method")),
                row.getInt("attempts"));
    }
}
