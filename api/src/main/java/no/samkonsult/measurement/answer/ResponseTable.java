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
import org.jspecify.annotations.Nullable;

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
                   coalesce(w.given_name || ' ' || w.family_name, '') AS author, r.author = acting_person() AS mine,
                   i.reason, i.invalidated_at, coalesce(s.given_name || ' ' || s.family_name, '') AS invalidated_by
            FROM questionnaire_response r JOIN patient p ON p.key = r.patient_key LEFT JOIN person w ON w.id = r.author
            LEFT JOIN response_invalidation i ON i.response_id = r.id AND i.taken_back_at IS NULL
            LEFT JOIN person s ON s.id = i.invalidated_by
            WHERE p.id = ?
            """;

    /** What is null leaves nothing out. */
    private static final String SEARCHED = """
             AND r.questionnaire = coalesce(?::text, r.questionnaire) AND r.version = coalesce(?::integer, r.version)
             AND r.authored_at >= coalesce(?::timestamptz, '-infinity') AND r.authored_at < coalesce(?::timestamptz, 'infinity')
             AND coalesce((r.authored_at, r.id) %s (?::timestamptz, ?::uuid), true)
            ORDER BY r.authored_at %s, r.id %s LIMIT ?
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

    List<Response> search(ResponseQuery query) {
        ResponseQuery.Place after = query.after();
        String order = query.newestFirst() ? "DESC" : "";
        return statements.list(
                SELECT + SEARCHED.formatted(query.newestFirst() ? "<" : ">", order, order),
                ResponseTable::response,
                query.patient().value(),
                query.questionnaire(),
                query.version(),
                query.from(),
                query.until(),
                after == null ? null : after.authoredAt(),
                after == null ? null : after.id(),
                query.most());
    }

    /** Whose some answers are. */
    Optional<PatientId> patientOf(UUID id) {
        return statements
                .list(
                        "SELECT p.id FROM questionnaire_response r JOIN patient p ON p.key = r.patient_key WHERE r.id = ?",
                        row -> new PatientId(row.getObject("id", UUID.class)),
                        id)
                .stream()
                .findFirst();
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
                Summary.read(row.getString("summary")),
                row.getBoolean("mine"),
                struckOut(row));
    }

    private static @Nullable StruckOut struckOut(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? null
                : new StruckOut(
                        StruckOut.Reason.valueOf(reason),
                        row.getString("invalidated_by"),
                        row.getObject("invalidated_at", OffsetDateTime.class).toInstant());
    }
}
