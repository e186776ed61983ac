package no.samkonsult.scheduling.series;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;

/** The tables of series, in the transaction of the caller. */
@Singleton
class SeriesTable {
    private static final String ADD = """
            INSERT INTO consultation_series (id, every_weeks, size, created_by, created_at) VALUES (?, ?, ?, ?, ?)
            """;

    /** A consultation is in one series at most. */
    private static final String TIE = """
            INSERT INTO series_occurrence (series_id, place, consultation_id)
            SELECT ?, place, id FROM unnest(?::uuid[]) WITH ORDINALITY AS tied (id, place)
            ON CONFLICT (consultation_id) DO NOTHING
            """;

    private static final String OF = """
            SELECT c.id, coalesce(o.place, 1) AS place, lower(c.during) AS starts, upper(c.during) AS ends,
                   c.status = 'BOOKED' AS booked, coalesce(s.every_weeks, 0) AS every_weeks, coalesce(s.size, 1) AS size
            FROM consultation t
            LEFT JOIN series_occurrence mine ON mine.consultation_id = t.id
            LEFT JOIN consultation_series s ON s.id = mine.series_id
            LEFT JOIN series_occurrence o ON o.series_id = s.id
            JOIN consultation c ON c.id = coalesce(o.consultation_id, t.id)
            WHERE t.id = ?
            ORDER BY place
            """;

    private final Statements statements;

    SeriesTable(Statements statements) {
        this.statements = statements;
    }

    /** False where one of them is in a series already, and then the transaction must not commit. */
    boolean add(int everyWeeks, List<UUID> consultations, PersonId maker, Instant now) {
        UUID id = UUID.randomUUID();
        statements.update(ADD, id, everyWeeks, consultations.size(), maker.value(), now);
        return statements.update(TIE, id, consultations.toArray(UUID[]::new)) == consultations.size();
    }

    Optional<Series> of(UUID consultation) {
        return statements.list(OF, row -> series(consultation, row), consultation).stream()
                .reduce((one, other) -> new Series(
                        consultation,
                        one.everyWeeks(),
                        one.size(),
                        Stream.concat(one.seen().stream(), other.seen().stream())
                                .toList()));
    }

    /** A row holds the series and one of its parts. */
    private static Series series(UUID consultation, ResultSet row) throws SQLException {
        return new Series(
                consultation,
                row.getInt("every_weeks"),
                row.getInt("size"),
                List.of(new Series.Part(
                        row.getInt("place"),
                        row.getObject("id", UUID.class),
                        Statements.time(row),
                        row.getBoolean("booked"))));
    }
}
