package no.samkonsult.scheduling.outside.feed;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Which feeds there are, by the digest of their secret, and what is in them. */
@Singleton
class FeedTable {
    /** Busy time that came from elsewhere is not given back: it would go round for ever. */
    private static final String TAKEN = """
            SELECT lower(during) AS starts, upper(during) AS ends, consultation_id FROM occupancy
            WHERE person_id = ? AND kind = ANY (?)
              AND lower(during) >= ?::timestamptz - interval '31 days' AND lower(during) < ? AND upper(during) > ?
            ORDER BY lower(during), id
            """;

    private final Statements statements;

    FeedTable(Statements statements) {
        this.statements = statements;
    }

    /** Whose feed an address is. */
    record Addressed(UUID id, PersonId person, FeedKind kind) {}

    /** Some of a person's time that is taken; {@code consultation} is null where no meeting takes it. */
    record Taken(TimeRange time, @Nullable UUID consultation) {}

    List<OpenFeed> own() {
        return statements.list(
                "SELECT kind, created_at, last_read_at FROM calendar_feed WHERE person_id = acting_person() AND revoked_at IS NULL",
                FeedTable::open);
    }

    void add(UUID id, FeedKind kind, byte[] digest, Instant now) {
        statements.update(
                "INSERT INTO calendar_feed (id, person_id, kind, digest, created_at) VALUES (?, acting_person(), ?, ?, ?)",
                id,
                kind.name(),
                digest,
                now);
    }

    /** The ids of those that this revoked. */
    List<UUID> revoke(FeedKind kind, Instant now) {
        return statements.list("""
                UPDATE calendar_feed SET revoked_at = ?
                WHERE person_id = acting_person() AND kind = ? AND revoked_at IS NULL RETURNING id
                """, row -> row.getObject("id", UUID.class), now, kind.name());
    }

    /** Notes that it is read. */
    Optional<Addressed> read(byte[] digest, Instant now) {
        return statements
                .list(
                        """
                        UPDATE calendar_feed SET last_read_at = ? WHERE digest = ? AND revoked_at IS NULL
                        RETURNING id, person_id, kind
                        """,
                        row -> new Addressed(
                                row.getObject("id", UUID.class),
                                new PersonId(row.getObject("person_id", UUID.class)),
                                FeedKind.valueOf(row.getString("kind"))),
                        now,
                        digest)
                .stream()
                .findFirst();
    }

    List<Taken> taken(PersonId person, TimeRange window, String... kinds) {
        return statements.list(
                TAKEN,
                row -> new Taken(Statements.time(row), row.getObject("consultation_id", UUID.class)),
                person.value(),
                kinds,
                window.start(),
                window.end(),
                window.start());
    }

    private static OpenFeed open(ResultSet row) throws SQLException {
        OffsetDateTime read = row.getObject("last_read_at", OffsetDateTime.class);
        return new OpenFeed(
                FeedKind.valueOf(row.getString("kind")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }
}
