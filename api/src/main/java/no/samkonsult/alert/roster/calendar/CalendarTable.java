package no.samkonsult.alert.roster.calendar;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** Whose calendars there are, by the digest of their secret. */
@Singleton
class CalendarTable {
    private final Statements statements;

    CalendarTable(Statements statements) {
        this.statements = statements;
    }

    /** The calendar of whoever acts: when its address was made. */
    Optional<Instant> own() {
        return statements
                .list(
                        "SELECT created_at FROM duty_calendar WHERE person_id = acting_person() AND revoked_at IS NULL",
                        row -> row.getObject("created_at", OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    void add(UUID id, byte[] digest, Instant now) {
        statements.update(
                "INSERT INTO duty_calendar (id, person_id, digest, created_at) VALUES (?, acting_person(), ?, ?)",
                id,
                digest,
                now);
    }

    /** The ids of those that this revoked. */
    List<UUID> revoke(Instant now) {
        return statements.list("""
                UPDATE duty_calendar SET revoked_at = ? WHERE person_id = acting_person() AND revoked_at IS NULL RETURNING id
                """, row -> row.getObject("id", UUID.class), now);
    }

    Optional<PersonId> personOf(byte[] digest) {
        return statements
                .list(
                        "SELECT person_id FROM duty_calendar WHERE digest = ? AND revoked_at IS NULL",
                        row -> new PersonId(row.getObject("person_id", UUID.class)),
                        (Object) digest)
                .stream()
                .findFirst();
    }

    /** The desks where somebody works, or did. */
    List<UUID> desksOf(PersonId person) {
        return statements.list("""
                SELECT k.id FROM desk k JOIN service_staff w ON w.service_id = k.service_id WHERE w.person_id = ? ORDER BY k.id
                """, row -> row.getObject("id", UUID.class), person.value());
    }
}
