package no.samkonsult.audit.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A row of the audit trail as text: its columns that have a value, in the order in which the seal reads them. */
record Row(long id, SequencedMap<String, String> columns) {
    /** Every column but the seal itself. A new one is appended, and the order never changes: old seals depend on it. */
    static final List<String> COLUMNS = List.of(
            "id",
            "recorded_at",
            "person_id",
            "role",
            "organisation_id",
            "session_id",
            "patient_id",
            "action",
            "entity",
            "ground",
            "purpose_of_use",
            "decision_ref",
            "address",
            "request_id");

    /** The columns as SQL; a time as microseconds since 1970, whatever the session's time zone. */
    static final String SELECTED = COLUMNS.stream()
            .map(column -> column.equals("recorded_at")
                    ? "(extract(epoch FROM recorded_at) * 1000000)::bigint::text AS recorded_at"
                    : column + "::text AS " + column)
            .collect(Collectors.joining(", "));

    static Row read(ResultSet found) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        for (String name : COLUMNS) {
            String value = found.getString(name);
            if (value != null) {
                columns.put(name, value);
            }
        }
        return new Row(found.getLong("id"), Collections.unmodifiableSequencedMap(columns));
    }
}
