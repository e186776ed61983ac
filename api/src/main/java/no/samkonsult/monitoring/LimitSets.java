package no.samkonsult.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Reads the limits that a judgement was made by. */
public final class LimitSets {
    private static final String ONE = LimitSetRows.SELECT + "WHERE s.id = ?";

    private LimitSets() {}

    /** The limits of an id that a measurement or an alert holds; none where the reader may not see them. */
    public static LimitSet read(Connection connection, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setInt(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return Optional.ofNullable(LimitSetRows.read(connection, rows).get(id))
                        .map(LimitSetRows.Dated::set)
                        .orElseGet(() -> LimitSet.of(id, Map.of()));
            }
        }
    }
}
