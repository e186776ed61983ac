package no.samkonsult;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Statements to the running demo's database, as its owner, or to another that a test has of its own. */
public final class Sql {
    private static final ThreadLocal<Connection> CONNECTION = ThreadLocal.withInitial(Sql::connect);

    private static final ScopedValue<Connection> OTHER = ScopedValue.newInstance();

    private Sql() {}

    /** Does some work with statements to another database. */
    public static void to(Connection other, Runnable work) {
        ScopedValue.where(OTHER, other).run(work);
    }

    private static Connection connection() {
        return OTHER.isBound() ? OTHER.get() : CONNECTION.get();
    }

    private static Connection connect() {
        try {
            return RunningDemo.database();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void run(String sql, @Nullable Object... parameters) {
        try (var statement = connection().prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The rows, each by the names of its columns, as text; a column that is null is left out. */
    public static List<Map<String, String>> rows(String sql, @Nullable Object... parameters) {
        try (var statement = connection().prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet found = statement.executeQuery()) {
                var rows = new ArrayList<Map<String, String>>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of every row. */
    public static List<String> column(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).stream()
                .map(row -> row.values().iterator().next())
                .toList();
    }

    private static Map<String, String> row(ResultSet found) throws SQLException {
        var row = new TreeMap<String, String>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            String value = found.getString(i);
            if (value != null) {
                row.put(found.getMetaData().getColumnLabel(i), value);
            }
        }
        return row;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
