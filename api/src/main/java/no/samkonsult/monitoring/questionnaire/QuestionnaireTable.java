package no.samkonsult.monitoring.questionnaire;

import static java.util.Objects.requireNonNull;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.platform.Statements;

/** The questionnaires that a site has published, and those that are being written. */
@Singleton
class QuestionnaireTable {
    private static final String PUBLISH = """
            INSERT INTO questionnaire (code, version, definition, published_by, published_at)
            SELECT ?, ?, ?::jsonb, acting_person(), ?
            WHERE ? = 1 + (SELECT coalesce(max(version), 0) FROM questionnaire WHERE code = ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String KEEP = """
            INSERT INTO questionnaire_draft (code, revision, fields, changed_by, changed_at)
            VALUES (?, 1, ?::jsonb, acting_person(), ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE questionnaire_draft SET revision = revision + 1, fields = ?::jsonb, changed_by = acting_person(), changed_at = ?
            WHERE code = ? AND revision = ?
            """;

    private final Statements statements;
    private final ObjectMapper json;

    QuestionnaireTable(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    List<Questionnaire> published() {
        return statements.list(
                "SELECT definition FROM questionnaire ORDER BY code, version",
                row -> read(row.getString("definition"), Argument.of(Questionnaire.class)));
    }

    boolean publish(Questionnaire questionnaire, Instant now) {
        return statements.update(
                        PUBLISH,
                        questionnaire.code(),
                        questionnaire.version(),
                        text(questionnaire),
                        now,
                        questionnaire.version(),
                        questionnaire.code())
                == 1;
    }

    List<Draft> drafts() {
        return statements.list("SELECT * FROM questionnaire_draft ORDER BY code", this::draft);
    }

    Optional<Draft> draft(String code) {
        return statements.list("SELECT * FROM questionnaire_draft WHERE code = ?", this::draft, code).stream()
                .findFirst();
    }

    boolean add(String code, Map<String, String> fields, Instant now) {
        return statements.update(KEEP, code, text(fields), now) == 1;
    }

    boolean change(String code, int revision, Map<String, String> fields, Instant now) {
        return statements.update(CHANGE, text(fields), now, code, revision) == 1;
    }

    void discard(String code) {
        statements.update("DELETE FROM questionnaire_draft WHERE code = ?", code);
    }

    private Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("code"),
                row.getInt("revision"),
                read(row.getString("fields"), Argument.mapOf(String.class, String.class)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private <T> T read(String text, Argument<T> type) {
        try {
            return requireNonNull(json.readValue(text, type));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
