package no.samkonsult.monitoring.suitability;

import static java.util.stream.Collectors.toMap;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Answer;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Conclusion;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** The checks of a patient. One is added and never changed: another follows it. None is needed for a plan to begin. */
@Singleton
public class SuitabilityChecks {
    private static final int MOST = 20;

    private static final String ADD = """
            INSERT INTO suitability_check (id, patient_id, patient_key, controller, programme, version, answers, conclusion, reason,
                                           made_by, made_for, made_at)
            SELECT ?, id, key, controller, ?, ?, ?::jsonb, ?, ?, ?, ?, ? FROM patient WHERE id = ?
            """;

    private static final String OF_PATIENT = """
            SELECT c.*, coalesce(p.given_name || ' ' || p.family_name, '') AS by, o.name AS organisation
            FROM suitability_check c JOIN organisation o ON o.id = c.made_for LEFT JOIN person p ON p.id = c.made_by
            WHERE c.patient_id = ?
            ORDER BY c.made_at DESC, c.id
            LIMIT ?
            """;

    private final Statements statements;
    private final JsonMapper json;
    private final PlanGround ground;
    private final AuditTrail audit;
    private final Clock clock;

    SuitabilityChecks(Statements statements, JsonMapper json, PlanGround ground, AuditTrail audit, Clock clock) {
        this.statements = statements;
        this.json = json;
        this.ground = ground;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that one may read, newest first. The caller's page audits it. */
    @Acting
    public List<SuitabilityCheck> of(Principal who, PatientId patient) {
        return statements.list(OF_PATIENT, this::check, patient.value(), MOST);
    }

    /** Whether somebody may make one. */
    @Acting
    boolean isFor(Principal who, PatientId patient) {
        return ground.toChange(who, patient).isPresent();
    }

    /** False where there is no such patient for whoever makes it. */
    @Acting
    boolean add(
            Principal who,
            PatientId patient,
            QuestionSet questions,
            Map<String, Answer> answers,
            Conclusion conclusion,
            String reason) {
        Optional<Ground> given = ground.toChange(who, patient);
        given.ifPresent(ground -> {
            UUID id = UUID.randomUUID();
            statements.update(
                    ADD,
                    id,
                    questions.programme(),
                    questions.version(),
                    written(answers),
                    conclusion.name(),
                    reason,
                    who.person().value(),
                    who.employer().value(),
                    clock.instant(),
                    patient.value());
            audit.record(who, patient, Action.CREATE, "suitability/" + id, ground.name());
        });
        return given.isPresent();
    }

    private String written(Map<String, Answer> answers) {
        try {
            return json.writeValueAsString(answers.entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, each -> each.getValue().name())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private SuitabilityCheck check(ResultSet row) throws SQLException {
        return new SuitabilityCheck(
                row.getString("programme"),
                row.getInt("version"),
                answers(row.getString("answers")),
                Conclusion.valueOf(row.getString("conclusion")),
                row.getString("reason"),
                row.getString("by"),
                row.getString("organisation"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Answer> answers(String written) {
        try {
            Map<String, String> read = Objects.requireNonNull(json.readValue(written, Map.class), "answers");
            return read.entrySet().stream().collect(toMap(Map.Entry::getKey, each -> Answer.valueOf(each.getValue())));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
