package no.samkonsult.measurement.news2;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.Signs.Consciousness;
import no.samkonsult.measurement.news2.Signs.Part;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** The table of scores, and what a score depends on: the patient's age, and the target a doctor has set. */
@Singleton
class ScoreTable {
    private static final String TARGET = """
            SELECT f.id, f.body, w.given_name || ' ' || w.family_name AS name, f.recorded_at,
                EXISTS (SELECT FROM practitioner_role r WHERE r.person_id = f.recorded_by AND r.valid @> f.recorded_at
                          AND r.role IN ('GENERAL_PRACTITIONER', 'NURSING_HOME_DOCTOR', 'SPECIALIST', 'OUT_OF_HOURS_DOCTOR')) AS by_doctor
            FROM patient_fact f JOIN person w ON w.id = f.recorded_by
            WHERE f.patient_id = ? AND f.kind = 'TARGET_SATURATION' AND f.ended_at IS NULL
            """;

    private static final String ADD = """
            INSERT INTO news2_score (id, patient_id, patient_key, controller, taken_at, taken_by, respiratory_rate, saturation,
                on_oxygen, oxygen_flow, systolic, pulse, consciousness, temperature, from_device, scale, decision, points, total)
            SELECT ?, id, key, controller, ?, acting_person(), ?::numeric, ?::numeric, ?::boolean, ?::numeric, ?::numeric, ?::numeric,
                ?::text, ?::numeric, ?, ?, ?::uuid, (?::text[])::smallint[], ?::smallint
            FROM patient WHERE id = ?
            """;

    private static final String OF_PATIENT = """
            SELECT s.*, coalesce(w.given_name || ' ' || w.family_name, '') AS name, d.given_name || ' ' || d.family_name AS decided_by
            FROM news2_score s LEFT JOIN person w ON w.id = s.taken_by
            LEFT JOIN patient_fact f ON f.id = s.decision LEFT JOIN person d ON d.id = f.recorded_by
            WHERE s.patient_id = ? ORDER BY s.taken_at DESC, s.id LIMIT 200
            """;

    private final Statements statements;

    ScoreTable(Statements statements) {
        this.statements = statements;
    }

    Optional<LocalDate> birthDate(PatientId patient) {
        return statements
                .list(
                        "SELECT w.birth_date FROM patient p JOIN person w ON w.id = p.person_id"
                                + " WHERE p.id = ? AND w.birth_date IS NOT NULL",
                        row -> row.getObject("birth_date", LocalDate.class),
                        patient.value())
                .stream()
                .findFirst();
    }

    Optional<Target> target(PatientId patient) {
        return statements
                .list(
                        TARGET,
                        row -> new Target(
                                row.getObject("id", UUID.class),
                                row.getString("body"),
                                row.getString("name"),
                                instant(row, "recorded_at"),
                                row.getBoolean("by_doctor")),
                        patient.value())
                .stream()
                .findFirst();
    }

    /**
     * A score before it is kept.
     *
     * @param decision the doctor's target, with which the second scale is used
     */
    record NewScore(
            UUID id,
            Instant at,
            Signs signs,
            @Nullable BigDecimal oxygenFlow,
            Set<Part> fromDevice,
            @Nullable UUID decision,
            News2 outcome) {}

    void add(PatientId patient, NewScore score) {
        Signs signs = score.signs();
        Consciousness consciousness = signs.consciousness();
        News2.Scored scored = score.outcome() instanceof News2.Scored points ? points : null;
        statements.update(
                ADD,
                score.id(),
                score.at(),
                signs.respiratoryRate(),
                signs.saturation(),
                signs.onOxygen(),
                score.oxygenFlow(),
                signs.systolic(),
                signs.pulse(),
                consciousness == null ? null : consciousness.name(),
                signs.temperature(),
                score.fromDevice().stream().map(Part::name).toArray(String[]::new),
                (score.decision() == null ? Scale.ONE : Scale.TWO).ordinal() + 1,
                score.decision(),
                scored == null ? null : points(scored),
                scored == null ? null : scored.total(),
                patient.value());
    }

    /** Newest first. */
    List<TakenScore> ofPatient(PatientId patient) {
        return statements.list(OF_PATIENT, ScoreTable::score, patient.value());
    }

    private static String[] points(News2.Scored scored) {
        return Arrays.stream(Part.values())
                .map(part -> String.valueOf(scored.parts().get(part)))
                .toArray(String[]::new);
    }

    private static TakenScore score(ResultSet row) throws SQLException {
        String consciousness = row.getString("consciousness");
        var signs = new Signs(
                row.getBigDecimal("respiratory_rate"),
                row.getBigDecimal("saturation"),
                row.getObject("on_oxygen", Boolean.class),
                row.getBigDecimal("systolic"),
                row.getBigDecimal("pulse"),
                consciousness == null ? null : Consciousness.valueOf(consciousness),
                row.getBigDecimal("temperature"));
        BigDecimal flow = row.getBigDecimal("oxygen_flow");
        return new TakenScore(
                row.getObject("id", UUID.class),
                instant(row, "taken_at"),
                row.getString("name"),
                signs,
                flow,
                parts(row),
                Scale.values()[row.getInt("scale") - 1],
                row.getString("decided_by"),
                outcome(row, signs));
    }

    private static Set<Part> parts(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("from_device").getArray())
                .map(Part::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static News2 outcome(ResultSet row, Signs signs) throws SQLException {
        if (row.getArray("points") == null) {
            return new News2.CannotBeScored(News2Rules.missing(signs));
        }
        var stored = (Short[]) row.getArray("points").getArray();
        var points = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            points.put(part, stored[part.ordinal()].intValue());
        }
        return News2Rules.scored(points);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
