package no.samkonsult.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The confirmed limits of some patients, past and present, looked up by patient, kind and time. */
public final class LimitsInForce {
    private static final String CONFIRMED =
            LimitSetRows.SELECT + "WHERE s.patient_key = ANY (?) AND NOT isempty(s.valid)";

    private final Map<Key, List<LimitSetRows.Dated>> sets;

    private LimitsInForce(Map<Key, List<LimitSetRows.Dated>> sets) {
        this.sets = sets;
    }

    private record Key(int patientKey, int kind) {}

    /** Reads the limits of patients, by their keys, in the caller's transaction. */
    public static LimitsInForce of(Connection transaction, Set<Integer> patientKeys) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(CONFIRMED)) {
            select.setArray(1, transaction.createArrayOf("int4", patientKeys.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                return new LimitsInForce(LimitSetRows.read(transaction, rows).values().stream()
                        .collect(Collectors.groupingBy(each -> new Key(each.patientKey(), each.kind()))));
            }
        }
    }

    public Optional<LimitSet> at(int patientKey, int kind, Instant time) {
        return sets.getOrDefault(new Key(patientKey, kind), List.of()).stream()
                .filter(each -> each.isValidAt(time))
                .map(LimitSetRows.Dated::set)
                .findFirst();
    }
}
