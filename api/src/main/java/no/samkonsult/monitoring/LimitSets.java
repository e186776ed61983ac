package no.samkonsult.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;

/** Reads the limits that a judgement was made by. */
public final class LimitSets {
    private static final String SELECT =
            "SELECT component, red_low, yellow_low, yellow_high, red_high FROM limit_band WHERE limit_set_id = ?";

    private LimitSets() {}

    /** The limits of an id that a measurement or an alert holds. */
    public static LimitSet read(Connection connection, int id) throws SQLException {
        var bands = new HashMap<Integer, Band>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setInt(1, id);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    bands.put(rows.getInt("component"), band(rows));
                }
            }
        }
        return new LimitSet(id, bands);
    }

    static Band band(ResultSet row) throws SQLException {
        return new Band(
                row.getBigDecimal("red_low"),
                row.getBigDecimal("yellow_low"),
                row.getBigDecimal("yellow_high"),
                row.getBigDecimal("red_high"));
    }
}
