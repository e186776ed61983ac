package no.samkonsult.platform;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** SQL with arrays and ranges, which the repositories' mapping does not know, in the transaction of the caller. */
@Singleton
public final class Statements {
    private final JdbcOperations jdbc;

    Statements(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** How one row is read. */
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... parameters) {
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, parameters);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
            }
            return found;
        });
    }

    public int update(String sql, @Nullable Object... parameters) {
        return jdbc.prepareStatement(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** The same for each of some rows of parameters, in their order, without waiting for one's answer before the next. */
    public void updateEach(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(sql, statement -> {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** The columns {@code starts} and {@code ends}. */
    public static TimeRange time(ResultSet row) throws SQLException {
        return TimeRange.of(
                row.getObject("starts", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant());
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, sqlValue(statement, parameters[i]));
        }
    }

    private static @Nullable Object sqlValue(PreparedStatement statement, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case UUID[] ids -> statement.getConnection().createArrayOf("uuid", ids);
            case Integer[] numbers -> statement.getConnection().createArrayOf("integer", numbers);
            case String[] texts -> statement.getConnection().createArrayOf("text", texts);
            case null, default -> value;
        };
    }
}
