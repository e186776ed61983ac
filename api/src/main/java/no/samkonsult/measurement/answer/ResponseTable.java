package no.samkonsult.measurement.answer;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** The answered questionnaires. */
@Singleton
class ResponseTable {
    /** The controller is that of the plan in force; no row where there is none. */
    private static final String INSERT = """
            INSERT INTO questionnaire_response (id, patient_key, controller, questionnaire, version, authored_at, author, capacity,
                                                answers, colour, score, summary)
            SELECT ?, p.patient_key, p.controller, ?, ?, ?, acting_person(), ?, ?::jsonb, ?, ?, ?::jsonb
            FROM monitoring_plan p WHERE p.patient_id = ? AND p.valid @> ?
            """;

    private static final String SELECT = """
            SELECT r.id, r.questionnaire, r.version, r.authored_at, r.capacity, r.answers, r.colour, r.summary,
                   coalesce(w.given_name || ' ' || w.family_name, '') AS author
            FROM questionnaire_response r JOIN patient p ON p.key = r.patient_key LEFT JOIN person w ON w.id = r.author
            WHERE p.id = ?
            """;

    private final Statements statements;

    ResponseTable(Statements statements) {
        this.statements = statements;
    }

    boolean insert(PatientId patient, Response response) {
        return statements.update(
                        INSERT,
                        response.id(),
                        response.questionnaire(),
                        response.version(),
                        response.authoredAt(),
                        response.capacity().name(),
                        response.answers().json(),
                        response.colour().name(),
                        response.summary().score(),
                        response.summary().json(),
                        patient.value(),
                        response.authoredAt())
                == 1;
    }

    /** Newest first. */
    List<Response> since(PatientId patient, Instant from, int most) {
        return statements.list(
                SELECT + "AND r.authored_at >= ? ORDER BY r.authored_at DESC, r.id LIMIT ?",
                ResponseTable::response,
                patient.value(),
                from,
                most);
    }

    Optional<Response> find(PatientId patient, UUID id) {
        return statements.list(SELECT + "AND r.id = ?", ResponseTable::response, patient.value(), id).stream()
                .findFirst();
    }

    private static Response response(ResultSet row) throws SQLException {
        return new Response(
                row.getObject("id", UUID.class),
                row.getString("questionnaire"),
                row.getInt("version"),
                row.getObject("authored_at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                Capacity.valueOf(row.getString("capacity")),
                Answers.read(row.getString("answers")),
                Colour.valueOf(row.getString("colour")),
                Summary.read(row.getString("summary")));
    }
}
