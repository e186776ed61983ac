package no.samkonsult.demo.region;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes rows of one kind at a time, inside the caller's transaction. */
record Rows(Connection transaction) {
    /** Since when everything in the region holds: before the first day of any history. */
    static final String SINCE = "tstzrange('2025-01-01T00:00:00+01:00', NULL)";

    /** The parameters of one row, in the order of the statement; a value that is missing is null. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    <T> void insert(String sql, Collection<T> items, Function<T, List<@Nullable Object>> row) throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            for (T item : items) {
                int parameter = 1;
                for (Object value : row.apply(item)) {
                    statement.setObject(parameter++, value);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
