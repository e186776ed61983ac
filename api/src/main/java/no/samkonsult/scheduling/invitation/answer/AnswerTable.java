package no.samkonsult.scheduling.invitation.answer;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What people answered, and how they stand by it. Run in the name of {@code INVITATION}. */
@Singleton
class AnswerTable {
    private static final String STAND = """
            UPDATE consultation_participant a SET status = ? FROM consultation c
            WHERE c.id = a.consultation_id AND c.id = ? AND a.person_id = ?
              AND c.status = 'BOOKED' AND upper(c.during) > ? AND a.status <> 'UNAVAILABLE'
            RETURNING c.patient_id, c.created_by, a.role, a.organisation_id, a.required, c.version
            """;

    private static final String ADD = """
            INSERT INTO consultation_answer (id, consultation_id, person_id, answer, comment, version, way, answered_at, said_by, said_at, noted_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Of those who stand by an answer that was given by word of mouth. */
    private static final String NOTED = """
            SELECT * FROM (
                SELECT DISTINCT ON (a.person_id) a.person_id, a.way, a.said_at, b.given_name || ' ' || b.family_name AS said_by,
                       n.given_name || ' ' || n.family_name AS noted_by
                FROM consultation_answer a JOIN consultation_participant p USING (consultation_id, person_id)
                LEFT JOIN person b ON b.id = a.said_by LEFT JOIN person n ON n.id = a.noted_by
                WHERE a.consultation_id = ? AND p.status = a.answer
                ORDER BY a.person_id, a.answered_at DESC) AS last
            WHERE way = 'SPOKEN'
            """;

    private static final String COMMENTS = """
            SELECT DISTINCT ON (a.person_id) a.person_id, a.comment
            FROM consultation_answer a JOIN consultation_participant p USING (consultation_id, person_id)
            WHERE a.consultation_id = ? AND p.status = a.answer
            ORDER BY a.person_id, a.answered_at DESC
            """;

    private final Statements statements;

    AnswerTable(Statements statements) {
        this.statements = statements;
    }

    /** By which way an answer came. */
    enum Way {
        PAGE,
        MAIL,
        SPOKEN
    }

    /** By whom and when an answer was given by word of mouth, and who notes it. */
    record Heard(PersonId saidBy, Instant saidAt, PersonId notedBy) {}

    /** An answer on its way into the table. */
    record Taken(
            UUID id,
            UUID consultation,
            PersonId person,
            Answer answer,
            Way way,
            @Nullable Heard heard) {}

    /** Who asked for whoever answers, as what, for which patient, and whether they need them. */
    record Asked(
            PatientId patient,
            PersonId booker,
            Role role,
            @Nullable OrganisationId organisation,
            boolean required,
            int version) {}

    /** Empty where there is nothing to answer any more. */
    Optional<Asked> save(Taken taken, Instant now) {
        String coming = taken.answer().coming().name();
        UUID person = taken.person().value();
        Heard heard = taken.heard();
        Optional<Asked> asked =
                statements.list(STAND, AnswerTable::asked, coming, taken.consultation(), person, now).stream()
                        .findFirst();
        asked.ifPresent(each -> statements.update(
                ADD,
                taken.id(),
                taken.consultation(),
                person,
                coming,
                taken.answer().comment(),
                each.version(),
                taken.way().name(),
                now,
                heard == null ? null : heard.saidBy().value(),
                heard == null ? null : heard.saidAt(),
                heard == null ? null : heard.notedBy().value()));
        return asked;
    }

    /** Who gave their answer by word of mouth, by whose. */
    Map<PersonId, Noted> noted(UUID consultation) {
        return statements
                .list(
                        NOTED,
                        row -> Map.entry(
                                new PersonId(row.getObject("person_id", UUID.class)),
                                new Noted(
                                        row.getString("said_by"),
                                        row.getString("noted_by"),
                                        row.getObject("said_at", OffsetDateTime.class)
                                                .toInstant())),
                        consultation)
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether this answer was taken before. Whoever asks of the same at the same time waits for this transaction. */
    boolean isKnown(UUID id) {
        statements.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 31)) IS NULL",
                row -> row.getBoolean(1),
                id.toString());
        return !statements
                .list("SELECT 1 FROM consultation_answer WHERE id = ?", row -> row.getInt(1), id)
                .isEmpty();
    }

    /** Whom an invitation went to at an address, and which version they were told of last. */
    record Invited(PersonId person, int version) {}

    Optional<Invited> invited(UUID consultation, String address) {
        return statements
                .list(
                        """
                        SELECT person_id, told_version FROM invitation
                        WHERE consultation_id = ? AND lower(told_address) = lower(?) AND told_version IS NOT NULL
                        """,
                        row -> new Invited(
                                new PersonId(row.getObject("person_id", UUID.class)), row.getInt("told_version")),
                        consultation,
                        address)
                .stream()
                .findFirst();
    }

    /** What each has written with the answer that they stand by. */
    Map<PersonId, String> comments(UUID consultation) {
        return statements
                .list(
                        COMMENTS,
                        row -> Map.entry(
                                new PersonId(row.getObject("person_id", UUID.class)), row.getString("comment")),
                        consultation)
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Asked asked(ResultSet row) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        return new Asked(
                new PatientId(row.getObject("patient_id", UUID.class)),
                new PersonId(row.getObject("created_by", UUID.class)),
                Role.valueOf(row.getString("role")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getBoolean("required"),
                row.getInt("version"));
    }
}
