package no.samkonsult.scheduling.proposal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.scheduling.proposal.Proposal.State;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The tables of proposals. Who acts finds the ids of those they may see; the service itself reads and writes the rest. */
@Singleton
final class ProposalTable {
    private static final String ADD = """
            INSERT INTO proposal (id, patient_id, controller, topic, minutes, professionals_asked, deadline, created_by,
                organisation_id, created_at)
            SELECT ?, id, controller, ?, ?, ?, ?, ?, ?, ? FROM patient WHERE id = ?
            """;

    private static final String ADD_PARTY = """
            INSERT INTO proposal_party (proposal_id, person_id, role, organisation_id, required, awaited)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private static final String OPEN = """
            SELECT id FROM proposal WHERE state = 'OPEN' AND deadline > ? ORDER BY deadline, id LIMIT ?
            """;

    private static final String PROPOSALS = """
            SELECT * FROM proposal WHERE id = ANY (?) ORDER BY deadline, id
            """;

    private static final String PARTIES = """
            SELECT a.*, p.given_name || ' ' || p.family_name AS name, coalesce(o.name, '') AS organisation,
                   s.said_at, b.given_name || ' ' || b.family_name AS said_by, n.given_name || ' ' || n.family_name AS noted_by
            FROM proposal_party a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = a.organisation_id
            LEFT JOIN proposal_answer_spoken s ON s.proposal_id = a.proposal_id AND s.person_id = a.person_id
            LEFT JOIN person b ON b.id = s.said_by LEFT JOIN person n ON n.id = s.noted_by
            WHERE a.proposal_id = ANY (?)
            ORDER BY a.role <> 'PATIENT', a.required DESC, p.family_name, p.id
            """;

    private static final String ANSWER = """
            INSERT INTO proposal_answer (proposal_id, person_id, starts, fits, best) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (proposal_id, person_id, starts) DO UPDATE SET fits = excluded.fits, best = excluded.best
            """;

    private static final String SPOKEN = """
            INSERT INTO proposal_answer_spoken (proposal_id, person_id, said_by, said_at, noted_by, noted_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (proposal_id, person_id) DO UPDATE
            SET said_by = excluded.said_by, said_at = excluded.said_at, noted_by = excluded.noted_by, noted_at = excluded.noted_at
            """;

    private static final String SUGGEST = """
            INSERT INTO proposal_suggestion (proposal_id, person_id, words) VALUES (?, ?, ?)
            ON CONFLICT (proposal_id, person_id) DO UPDATE SET words = excluded.words
            """;

    private static final String END = """
            UPDATE proposal SET state = ?, ended_at = ?, reason = ?, consultation_id = ? WHERE id = ? AND state = 'OPEN'
            """;

    /** Of several processes each lapses what no other does. */
    private static final String LAPSE = """
            WITH due AS (
                SELECT id FROM proposal WHERE state = 'OPEN' AND deadline <= ?
                ORDER BY deadline, id LIMIT 200 FOR UPDATE SKIP LOCKED)
            UPDATE proposal p SET state = 'LAPSED', ended_at = ? FROM due WHERE p.id = due.id
            RETURNING p.id
            """;

    private final Statements statements;

    ProposalTable(Statements statements) {
        this.statements = statements;
    }

    void add(UUID id, ProposalWish wish, PersonId maker, OrganisationId organisation, Instant now) {
        statements.update(
                ADD,
                id,
                wish.topic().name(),
                wish.length().minutes(),
                wish.professionalsAsked(),
                wish.deadline(),
                maker.value(),
                organisation.value(),
                now,
                wish.patient().value());
        statements.updateEach(
                "INSERT INTO proposal_time (proposal_id, starts) VALUES (?, ?)",
                wish.starts().stream()
                        .map(start -> new @Nullable Object[] {id, start})
                        .toList());
    }

    void ask(UUID id, Participant participant, boolean awaited) {
        OrganisationId organisation = participant.organisation();
        statements.update(
                ADD_PARTY,
                id,
                participant.person().value(),
                participant.role().name(),
                organisation == null ? null : organisation.value(),
                participant.required(),
                awaited);
    }

    /** Whether there is such a proposal for whoever acts. */
    boolean isVisible(UUID id) {
        return !statements
                .list("SELECT id FROM proposal WHERE id = ?", ProposalTable::id, id)
                .isEmpty();
    }

    /** Those that are open for whoever acts, the most urgent first. */
    List<UUID> open(Instant now, int most) {
        return statements.list(OPEN, ProposalTable::id, now, most);
    }

    List<UUID> openOf(PatientId patient) {
        return statements.list(
                "SELECT id FROM proposal WHERE patient_id = ? AND state = 'OPEN' ORDER BY id FOR UPDATE",
                ProposalTable::id,
                patient.value());
    }

    Optional<PatientId> patientOf(UUID id) {
        return statements
                .list(
                        "SELECT patient_id FROM proposal WHERE id = ?",
                        row -> new PatientId(row.getObject("patient_id", UUID.class)),
                        id)
                .stream()
                .findFirst();
    }

    /** One at a time: whoever answers, confirms or withdraws waits here for the one before. */
    void lock(UUID id) {
        statements.list("SELECT id FROM proposal WHERE id = ? FOR UPDATE", ProposalTable::id, id);
    }

    Optional<Proposal> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Proposal> find(Collection<UUID> ids) {
        Object wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<Instant>> starts = statements
                .list("SELECT * FROM proposal_time WHERE proposal_id = ANY (?) ORDER BY starts", Time::of, wanted)
                .stream()
                .collect(groupingBy(Time::proposal, mapping(Time::start, toList())));
        List<Said> answers =
                statements.list("SELECT * FROM proposal_answer WHERE proposal_id = ANY (?)", Said::of, wanted);
        Map<UUID, List<Party>> parties =
                statements.list(PARTIES, row -> new Asked(id("proposal_id", row), party(row, answers)), wanted).stream()
                        .collect(groupingBy(Asked::proposal, mapping(Asked::party, toList())));
        return statements.list(PROPOSALS, row -> proposal(row, starts, parties), wanted);
    }

    /** What would have fitted better, as far as it is for whoever acts to read, by person. */
    Map<PersonId, String> suggestions(UUID id) {
        record Suggestion(PersonId person, String words) {}
        return statements
                .list(
                        "SELECT person_id, words FROM proposal_suggestion WHERE proposal_id = ?",
                        row -> new Suggestion(new PersonId(id("person_id", row)), row.getString("words")),
                        id)
                .stream()
                .collect(toMap(Suggestion::person, Suggestion::words));
    }

    void answer(UUID id, PersonId person, Collection<Instant> starts, Answer answer) {
        var rows = new ArrayList<@Nullable Object[]>();
        answer.to(starts)
                .forEach((start, fits) -> rows.add(
                        new @Nullable Object[] {id, person.value(), start, fits, start.equals(answer.best())}));
        statements.updateEach(ANSWER, rows);
        String suggestion = answer.suggestion();
        if (suggestion.isEmpty()) {
            statements.update(
                    "DELETE FROM proposal_suggestion WHERE proposal_id = ? AND person_id = ?", id, person.value());
        } else {
            statements.update(SUGGEST, id, person.value(), suggestion);
        }
    }

    /** Notes who gave an answer by word of mouth, to whom and when; nothing where whoever answers wrote it themself. */
    void spoken(UUID id, PersonId person, @Nullable Spoken spoken, PersonId writer, Instant now) {
        if (spoken == null) {
            statements.update(
                    "DELETE FROM proposal_answer_spoken WHERE proposal_id = ? AND person_id = ?", id, person.value());
        } else {
            statements.update(
                    SPOKEN, id, person.value(), spoken.saidBy().value(), spoken.saidAt(), writer.value(), now);
        }
    }

    void confirm(UUID id, UUID consultation, Instant now) {
        statements.update(END, State.CONFIRMED.name(), now, null, consultation, id);
    }

    void withdraw(UUID id, String reason, Instant now) {
        statements.update(END, State.WITHDRAWN.name(), now, reason, null, id);
    }

    List<UUID> lapse(Instant now) {
        return statements.list(LAPSE, ProposalTable::id, now, now);
    }

    private record Time(UUID proposal, Instant start) {
        static Time of(ResultSet row) throws SQLException {
            return new Time(id("proposal_id", row), instant("starts", row));
        }
    }

    private record Said(UUID proposal, UUID person, Instant start, boolean fits, boolean best) {
        static Said of(ResultSet row) throws SQLException {
            return new Said(
                    id("proposal_id", row),
                    id("person_id", row),
                    instant("starts", row),
                    row.getBoolean("fits"),
                    row.getBoolean("best"));
        }
    }

    private record Asked(UUID proposal, Party party) {}

    private static Proposal proposal(ResultSet row, Map<UUID, List<Instant>> starts, Map<UUID, List<Party>> parties)
            throws SQLException {
        UUID id = id(row);
        return new Proposal(
                id,
                new PatientId(id("patient_id", row)),
                Topic.valueOf(row.getString("topic")),
                new MeetingLength(row.getInt("minutes")),
                row.getBoolean("professionals_asked"),
                instant("deadline", row),
                State.valueOf(row.getString("state")),
                new PersonId(id("created_by", row)),
                new OrganisationId(id("organisation_id", row)),
                instant("created_at", row),
                row.getString("reason"),
                row.getObject("consultation_id", UUID.class),
                starts.getOrDefault(id, List.of()),
                parties.getOrDefault(id, List.of()));
    }

    private static Party party(ResultSet row, List<Said> all) throws SQLException {
        UUID proposal = id("proposal_id", row);
        UUID person = id("person_id", row);
        UUID organisation = row.getObject("organisation_id", UUID.class);
        List<Said> answers = all.stream()
                .filter(answer ->
                        answer.proposal().equals(proposal) && answer.person().equals(person))
                .toList();
        return new Party(
                new PersonId(person),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getString("organisation"),
                row.getBoolean("required"),
                row.getBoolean("awaited"),
                answers.stream().collect(toMap(Said::start, Said::fits)),
                answers.stream().filter(Said::best).map(Said::start).findFirst().orElse(null),
                noted(row));
    }

    private static @Nullable Noted noted(ResultSet row) throws SQLException {
        OffsetDateTime saidAt = row.getObject("said_at", OffsetDateTime.class);
        return saidAt == null
                ? null
                : new Noted(row.getString("said_by"), row.getString("noted_by"), saidAt.toInstant());
    }

    private static UUID id(ResultSet row) throws SQLException {
        return id("id", row);
    }

    private static UUID id(String column, ResultSet row) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(String column, ResultSet row) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
