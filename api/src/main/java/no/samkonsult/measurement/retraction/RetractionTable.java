package no.samkonsult.measurement.retraction;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.answer.Answered;
import no.samkonsult.measurement.answer.StruckOut;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Which answers are out of account. */
@Singleton
class RetractionTable {
    private static final String ADD = """
            INSERT INTO response_invalidation (id, response_id, patient_key, controller, reason, invalidated_by, invalidated_at)
            SELECT ?, r.id, r.patient_key, r.controller, ?, acting_person(), ? FROM questionnaire_response r WHERE r.id = ?
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE_BACK = """
            UPDATE response_invalidation SET taken_back_by = acting_person(), taken_back_at = ?
            WHERE response_id = ? AND taken_back_at IS NULL RETURNING id
            """;

    private static final String NEWEST = """
            SELECT r.colour, r.authored_at, r.score FROM questionnaire_response r JOIN patient p ON p.key = r.patient_key
            WHERE p.id = ? AND r.questionnaire = ?
              AND NOT EXISTS (SELECT FROM response_invalidation i WHERE i.response_id = r.id AND i.taken_back_at IS NULL)
            ORDER BY r.authored_at DESC, r.id LIMIT 1
            """;

    private final Statements statements;

    RetractionTable(Statements statements) {
        this.statements = statements;
    }

    /** Tells whether it was not out of account already. */
    boolean add(UUID id, UUID response, StruckOut.Reason reason, Instant at) {
        return statements.update(ADD, id, reason.name(), at, response) == 1;
    }

    /** The one that was taken back, if there was one. */
    Optional<UUID> takeBack(UUID response, Instant at) {
        return statements.list(TAKE_BACK, row -> row.getObject("id", UUID.class), at, response).stream()
                .findFirst();
    }

    /** What the patient answered last to a questionnaire, of what is in account. */
    Optional<Answered> newest(PatientId patient, String questionnaire) {
        return statements
                .list(
                        NEWEST,
                        row -> new Answered(
                                patient,
                                questionnaire,
                                Colour.valueOf(row.getString("colour")),
                                row.getObject("authored_at", OffsetDateTime.class)
                                        .toInstant(),
                                score(row)),
                        patient.value(),
                        questionnaire)
                .stream()
                .findFirst();
    }

    private static @Nullable Integer score(ResultSet row) throws SQLException {
        int score = row.getInt("score");
        return row.wasNull() ? null : score;
    }
}
