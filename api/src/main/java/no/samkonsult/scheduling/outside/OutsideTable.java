package no.samkonsult.scheduling.outside;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.outside.reading.Place;
import no.samkonsult.scheduling.outside.reading.Trouble;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Calendars elsewhere and the busy time that came from them, in the transaction of the caller. */
@Singleton
class OutsideTable {
    private static final String OWN = """
            SELECT c.id, c.kind, c.host, c.fetched_at, c.next_at, c.trouble,
                   (SELECT count(*) FROM occupancy o WHERE o.outside_id = c.id) AS times
            FROM outside_calendar c WHERE c.person_id = acting_person() ORDER BY c.created_at, c.id
            """;

    private static final String ADD = """
            INSERT INTO outside_calendar (id, person_id, kind, host, place, created_at, version, read_at, fetched_at, next_at)
            VALUES (?, acting_person(), ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String DUE = "id, person_id, kind, place, version, read_at, failures";

    /** Whoever claims them has some time to read them; should it never come back, another does. */
    private static final String CLAIM = """
            UPDATE outside_calendar SET next_at = ?
            WHERE id IN (SELECT id FROM outside_calendar WHERE next_at <= ? ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING %s
            """.formatted(DUE);

    private static final String READ = """
            UPDATE outside_calendar SET version = ?, read_at = ?, fetched_at = ?, next_at = ?, failures = 0, trouble = NULL
            WHERE id = ?
            """;

    private static final String UNCHANGED =
            "UPDATE outside_calendar SET fetched_at = ?, next_at = ?, failures = 0, trouble = NULL WHERE id = ?";

    private static final String FAILED =
            "UPDATE outside_calendar SET next_at = ?, failures = failures + 1, trouble = ? WHERE id = ?";

    /** Only what is otherwise than before is written. */
    private static final String REPLACE = """
            WITH wanted AS (SELECT during FROM unnest(?::text[]::tstzrange[]) AS during),
                 gone AS (DELETE FROM occupancy o WHERE o.outside_id = ? AND o.during NOT IN (SELECT during FROM wanted))
            INSERT INTO occupancy (person_id, during, kind, outside_id)
            SELECT ?, during, 'BUSY', ? FROM wanted
            WHERE during NOT IN (SELECT o.during FROM occupancy o WHERE o.outside_id = ?)
            """;

    /** A search looks back no further for what is going on. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Statements statements;

    OutsideTable(Statements statements) {
        this.statements = statements;
    }

    List<KeptCalendar> own() {
        return statements.list(OWN, OutsideTable::kept);
    }

    void add(UUID id, Place place, byte[] hidden, @Nullable String version, Instant now, Instant next) {
        statements.update(ADD, id, place.kind().name(), place.host(), hidden, now, version, now, now, next);
    }

    /** False where whoever acts has no such calendar. */
    boolean remove(UUID id) {
        return statements.update("DELETE FROM outside_calendar WHERE id = ? AND person_id = acting_person()", id) == 1;
    }

    /** One that whoever acts may read at once. */
    List<Due> own(UUID id) {
        return statements.list(
                "SELECT %s FROM outside_calendar WHERE id = ? AND person_id = acting_person()".formatted(DUE),
                OutsideTable::due,
                id);
    }

    List<Due> claim(Instant now, Instant until, int most) {
        return statements.list(CLAIM, OutsideTable::due, until, now, most);
    }

    /** False where it is there no more. */
    boolean read(UUID id, @Nullable String version, Instant now, Instant next) {
        return statements.update(READ, version, now, now, next, id) == 1;
    }

    void unchanged(UUID id, Instant now, Instant next) {
        statements.update(UNCHANGED, now, next, id);
    }

    void failed(UUID id, Trouble trouble, Instant next) {
        statements.update(FAILED, next, trouble.name(), id);
    }

    /** Puts busy time in the place of what was known. */
    void replace(UUID id, PersonId person, List<TimeRange> busy) {
        String[] times = busy.stream()
                .flatMap(time -> PieceRules.pieces(time, LONGEST))
                .map(time -> "[%s,%s)".formatted(time.start(), time.end()))
                .toArray(String[]::new);
        statements.update(REPLACE, times, id, person.value(), id, id);
    }

    private static KeptCalendar kept(ResultSet row) throws SQLException {
        String trouble = row.getString("trouble");
        return new KeptCalendar(
                row.getObject("id", UUID.class),
                Place.Kind.valueOf(row.getString("kind")),
                row.getString("host"),
                row.getInt("times"),
                instant(row, "fetched_at"),
                instant(row, "next_at"),
                trouble == null ? null : Trouble.valueOf(trouble));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Place.Kind.valueOf(row.getString("kind")),
                row.getBytes("place"),
                row.getString("version"),
                instant(row, "read_at"),
                row.getInt("failures"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
