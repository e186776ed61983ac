package no.samkonsult.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The confirmed limits of some patients, past and present, looked up by patient, kind and time. */
public final class LimitsInForce {
    private static final String SELECT = """
            SELECT s.id, s.patient_key, s.kind, lower(s.valid) AS valid_from, upper(s.valid) AS valid_to,
                   b.component, b.red_low, b.yellow_low, b.yellow_high, b.red_high
            FROM limit_set s JOIN limit_band b ON b.limit_set_id = s.id
            WHERE s.patient_key = ANY (?)
            ORDER BY s.id
            """;

    private final Map<Key, List<Dated>> sets;

    private LimitsInForce(Map<Key, List<Dated>> sets) {
        this.sets = sets;
    }

    /** Reads the limits of patients, by their keys, in the caller's transaction. */
    public static LimitsInForce of(Connection transaction, Set<Integer> patientKeys) throws SQLException {
        var found = new HashMap<Key, List<Dated>>();
        try (PreparedStatement select = transaction.prepareStatement(SELECT)) {
            select.setArray(1, transaction.createArrayOf("int4", patientKeys.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    add(found, rows);
                }
            }
        }
        return new LimitsInForce(found);
    }

    public Optional<LimitSet> at(int patientKey, int kind, Instant time) {
        return sets.getOrDefault(new Key(patientKey, kind), List.of()).stream()
                .filter(dated -> dated.isValidAt(time))
                .map(dated -> new LimitSet(dated.id, dated.bands))
                .findFirst();
    }

    private static void add(Map<Key, List<Dated>> found, ResultSet row) throws SQLException {
        List<Dated> sets =
                found.computeIfAbsent(new Key(row.getInt("patient_key"), row.getInt("kind")), _ -> new ArrayList<>());
        if (sets.isEmpty() || sets.getLast().id != row.getInt("id")) {
            sets.add(
                    new Dated(row.getInt("id"), instant(row, "valid_from"), instant(row, "valid_to"), new HashMap<>()));
        }
        sets.getLast().bands.put(row.getInt("component"), LimitSets.band(row));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private record Key(int patientKey, int kind) {}

    private record Dated(
            int id, @Nullable Instant from, @Nullable Instant to, Map<Integer, Band> bands) {
        boolean isValidAt(Instant time) {
            return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
        }
    }
}
