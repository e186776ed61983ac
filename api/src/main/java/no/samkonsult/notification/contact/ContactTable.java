package no.samkonsult.notification.contact;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** The addresses and wishes of the one who acts. */
@Singleton
class ContactTable {
    /** Whether something has come through is known of an address, not of a channel. */
    private static final String SAVE = """
            INSERT INTO contact_point AS c (person_id, channel, address, active, secret_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (person_id, channel) DO UPDATE SET
                address = excluded.address, active = excluded.active,
                secret_id = CASE WHEN c.address = excluded.address THEN c.secret_id ELSE excluded.secret_id END,
                arrived_at = CASE WHEN c.address = excluded.address THEN c.arrived_at END
            """;

    private static final String SAVE_WISH = """
            INSERT INTO contact_wish (person_id, language, quiet_from, quiet_until) VALUES (?, ?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE SET
                language = excluded.language, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
            """;

    private final Statements statements;

    ContactTable(Statements statements) {
        this.statements = statements;
    }

    List<ContactPoint> points(PersonId person) {
        return statements.list(
                "SELECT channel, address, active, secret_id, arrived_at FROM contact_point WHERE person_id = ?",
                ContactTable::point,
                person.value());
    }

    Optional<Wish> wish(PersonId person) {
        return statements
                .list(
                        "SELECT language, quiet_from, quiet_until FROM contact_wish WHERE person_id = ?",
                        row -> new Wish(
                                row.getString("language"),
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_until", LocalTime.class)),
                        person.value())
                .stream()
                .findFirst();
    }

    void save(PersonId person, Channel channel, String address, boolean active) {
        statements.update(SAVE, person.value(), channel.name(), address, active, UUID.randomUUID());
    }

    void remove(PersonId person, Channel channel) {
        statements.update(
                "DELETE FROM contact_point WHERE person_id = ? AND channel = ?", person.value(), channel.name());
    }

    void save(PersonId person, Wish wish) {
        statements.update(SAVE_WISH, person.value(), wish.language(), wish.quietFrom(), wish.quietUntil());
    }

    private static ContactPoint point(ResultSet row) throws SQLException {
        OffsetDateTime arrived = row.getObject("arrived_at", OffsetDateTime.class);
        return new ContactPoint(
                Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                row.getBoolean("active"),
                row.getObject("secret_id", UUID.class),
                arrived == null ? null : arrived.toInstant());
    }
}
