package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.advice.Advice.Standing;
import no.samkonsult.scheduling.advice.Advice.State;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** The tables of advice. Who acts reads what there is for them; the service itself writes. */
@Singleton
final class AdviceTable {
    private static final String ADD = """
            INSERT INTO advice_request (id, patient_id, patient_key, controller, asked_by, asked_at, hospital, specialty, holder, deadline)
            VALUES (?, ?, (SELECT key FROM patient WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_ENTRY = """
            INSERT INTO advice_entry (request_id, number, kind, written_by, controller, written_at, words)
            SELECT ?, count(*) + 1, ?, ?, ?, ?, ? FROM advice_entry WHERE request_id = ?
            """;

    private static final String FILE = """
            INSERT INTO advice_filing (request_id, organisation_id, filed_by, filed_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    /** In the words of the policy {@code involved}: what it is to whoever acts. */
    private static final String MINE = """
            SELECT a.*, a.controller = acting_organisation() AND a.asked_by = ANY (acting_parties()) AS asking,
                   a.hospital = acting_organisation() AND a.holder = ANY (acting_parties()) AS holding,
                   acting_in_department(a.hospital, a.specialty) AS in_department
            FROM advice_request a
            """;

    /** A patient whom one has no ground for has no name here. */
    private static final String NAMED = """
            SELECT m.*, coalesce(q.given_name || ' ' || q.family_name, '') AS asker_name, f.name AS office_name,
                   h.name AS hospital_name, coalesce(d.given_name || ' ' || d.family_name, '') AS holder_name,
                   coalesce(n.given_name || ' ' || n.family_name, '') AS patient_name
            FROM (%s) m
            JOIN organisation f ON f.id = m.controller
            JOIN organisation h ON h.id = m.hospital
            LEFT JOIN person q ON q.id = m.asked_by
            LEFT JOIN person d ON d.id = m.holder
            LEFT JOIN patient p ON p.id = m.patient_id
            LEFT JOIN person n ON n.id = p.person_id
            """.formatted(MINE);

    private static final String ONE = NAMED + "WHERE m.id = ?";

    private static final String OPEN = NAMED + """
            WHERE m.ended_at IS NULL AND %s ORDER BY m.deadline, m.id LIMIT ? OFFSET ?
            """;

    private static final String ENDED = NAMED + """
            WHERE m.ended_at IS NOT NULL AND %s ORDER BY m.ended_at DESC, m.id LIMIT ? OFFSET ?
            """;

    private static final String OF_PATIENT = NAMED + """
            WHERE m.patient_id = ? ORDER BY m.asked_at DESC, m.id LIMIT ?
            """;

    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE holding AND state = 'OPEN') AS to_answer,
                   count(*) FILTER (WHERE in_department AND holder IS NULL AND state = 'OPEN') AS in_queue,
                   count(*) FILTER (WHERE asking AND state = 'QUESTIONED') AS to_reply,
                   count(*) FILTER (WHERE asking AND state = 'ANSWERED' AND read_at IS NULL) AS unread,
                   count(*) FILTER (WHERE (holding OR in_department OR asking) AND state = 'OPEN' AND deadline <= ?) AS overdue
            FROM (%s) m
            """.formatted(MINE);

    private static final String ENTRIES = """
            SELECT e.*, coalesce(p.given_name || ' ' || p.family_name, '') AS by, o.name AS organisation
            FROM advice_entry e JOIN organisation o ON o.id = e.controller LEFT JOIN person p ON p.id = e.written_by
            WHERE e.request_id = ? ORDER BY e.number
            """;

    private static final String FILINGS = """
            SELECT coalesce(p.given_name || ' ' || p.family_name, '') AS by, o.name AS organisation, f.filed_at
            FROM advice_filing f JOIN organisation o ON o.id = f.organisation_id LEFT JOIN person p ON p.id = f.filed_by
            WHERE f.request_id = ? ORDER BY f.filed_at
            """;

    /** What waited for whoever asked gets a new deadline, and is told of anew when that has passed. */
    private static final String REOPEN = """
            UPDATE advice_request SET state = 'OPEN', deadline = ?, overdue_told_at = NULL WHERE id = ?
            """;

    /** What one of the two went on to book, and has booked with both. */
    private static final String BOOK = """
            UPDATE advice_request
            SET consultation_id = ?, state = CASE WHEN ended_at IS NULL THEN 'BOOKED' ELSE state END, ended_at = coalesce(ended_at, ?)
            WHERE patient_id = ? AND turned_at IS NOT NULL AND consultation_id IS NULL AND state <> 'WITHDRAWN'
              AND asked_by = ANY (?) AND holder = ANY (?)
            RETURNING id
            """;

    /** Of several processes each finds what no other does. */
    private static final String OVERDUE = """
            WITH due AS (
                SELECT id FROM advice_request WHERE state = 'OPEN' AND deadline <= ? AND overdue_told_at IS NULL
                ORDER BY deadline, id LIMIT 200 FOR UPDATE SKIP LOCKED)
            UPDATE advice_request a SET overdue_told_at = ? FROM due WHERE a.id = due.id
            RETURNING a.id, a.asked_by, a.holder, a.hospital, a.specialty
            """;

    private static final String DEPARTMENT = """
            SELECT DISTINCT person_id FROM practitioner_role
            WHERE organisation_id = ? AND role = 'SPECIALIST' AND coalesce(specialty, '') = ? AND valid @> now()
            ORDER BY person_id LIMIT 50
            """;

    private final Statements statements;

    AdviceTable(Statements statements) {
        this.statements = statements;
    }

    /** What has passed its deadline, and to whom it matters besides the department. */
    record Late(UUID id, PersonId asker, @Nullable PersonId holder, UUID hospital, String specialty) {}

    void add(UUID id, AdviceWish wish, Principal asker, Instant now) {
        PatientId patient = wish.patient();
        UUID patientId = patient == null ? null : patient.value();
        PersonId person = wish.recipient().person();
        statements.update(
                ADD,
                id,
                patientId,
                patientId,
                asker.employer().value(),
                asker.person().value(),
                now,
                wish.recipient().hospital().value(),
                wish.recipient().specialty(),
                person == null ? null : person.value(),
                wish.deadline());
    }

    void write(UUID id, AdviceEntry.Kind kind, Principal who, Instant now, String words) {
        statements.update(
                ADD_ENTRY, id, kind.name(), who.person().value(), who.employer().value(), now, words, id);
    }

    void file(UUID id, Principal who, Instant now) {
        statements.update(FILE, id, who.employer().value(), who.person().value(), now);
    }

    Optional<Advice> find(UUID id) {
        return statements.list(ONE, AdviceTable::advice, id).stream().findFirst();
    }

    List<Advice> find(AdviceBox box, boolean ended, int limit, int offset) {
        return statements.list((ended ? ENDED : OPEN).formatted(condition(box)), AdviceTable::advice, limit, offset);
    }

    List<Advice> ofPatient(PatientId patient, int limit) {
        return statements.list(OF_PATIENT, AdviceTable::advice, patient.value(), limit);
    }

    AdviceCounts counts(Instant now) {
        return statements
                .list(
                        COUNTS,
                        row -> new AdviceCounts(
                                row.getInt("to_answer"),
                                row.getInt("in_queue"),
                                row.getInt("to_reply"),
                                row.getInt("unread"),
                                row.getInt("overdue")),
                        now)
                .getFirst();
    }

    List<AdviceEntry> entries(UUID id) {
        return statements.list(
                ENTRIES,
                row -> new AdviceEntry(
                        AdviceEntry.Kind.valueOf(row.getString("kind")),
                        row.getString("by"),
                        row.getString("organisation"),
                        instant("written_at", row),
                        row.getString("words")),
                id);
    }

    List<AdviceView.Filing> filings(UUID id) {
        return statements.list(
                FILINGS,
                row -> new AdviceView.Filing(
                        row.getString("by"), row.getString("organisation"), instant("filed_at", row)),
                id);
    }

    Optional<PatientId> patientOf(UUID id) {
        return statements
                .list(
                        "SELECT patient_id FROM advice_request WHERE id = ? AND patient_id IS NOT NULL",
                        row -> new PatientId(id("patient_id", row)),
                        id)
                .stream()
                .findFirst();
    }

    /** One at a time: whoever does something with it waits here for the one before. */
    void lock(UUID id) {
        statements.list("SELECT id FROM advice_request WHERE id = ? FOR UPDATE", row -> id("id", row), id);
    }

    void hold(UUID id, @Nullable PersonId holder, String specialty) {
        statements.update(
                "UPDATE advice_request SET holder = ?::uuid, specialty = ? WHERE id = ?",
                holder == null ? null : holder.value(),
                specialty,
                id);
    }

    void question(UUID id) {
        statements.update("UPDATE advice_request SET state = 'QUESTIONED' WHERE id = ?", id);
    }

    void reopen(UUID id, Instant deadline) {
        statements.update(REOPEN, deadline, id);
    }

    void end(UUID id, State state, Instant now) {
        statements.update("UPDATE advice_request SET state = ?, ended_at = ? WHERE id = ?", state.name(), now, id);
    }

    void read(UUID id, Instant now) {
        statements.update("UPDATE advice_request SET read_at = ? WHERE id = ?", now, id);
    }

    void turn(UUID id, Instant now) {
        statements.update("UPDATE advice_request SET turned_at = ? WHERE id = ?", now, id);
    }

    /** The questions that a consultation takes the place of. */
    List<UUID> book(UUID consultation, PatientId patient, List<PersonId> people, Instant now) {
        Object ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        return statements.list(BOOK, row -> id("id", row), consultation, now, patient.value(), ids, ids);
    }

    List<Late> overdue(Instant now) {
        return statements.list(
                OVERDUE,
                row -> new Late(
                        id("id", row),
                        new PersonId(id("asked_by", row)),
                        person("holder", row),
                        id("hospital", row),
                        row.getString("specialty")),
                now,
                now);
    }

    /** Those of a department, some of them where there are many. */
    List<PersonId> department(UUID hospital, String specialty) {
        return statements.list(DEPARTMENT, row -> new PersonId(id("person_id", row)), hospital, specialty);
    }

    private static String condition(AdviceBox box) {
        return switch (box) {
            case TO_ME -> "m.holding";
            case TO_DEPARTMENT -> "m.in_department";
            case FROM_ME -> "m.asking";
        };
    }

    private static Advice advice(ResultSet row) throws SQLException {
        UUID patient = row.getObject("patient_id", UUID.class);
        return new Advice(
                id("id", row),
                patient == null ? null : new PatientId(patient),
                row.getString("patient_name"),
                new PersonId(id("asked_by", row)),
                row.getString("asker_name"),
                new OrganisationId(id("controller", row)),
                row.getString("office_name"),
                new OrganisationId(id("hospital", row)),
                row.getString("hospital_name"),
                row.getString("specialty"),
                person("holder", row),
                row.getString("holder_name"),
                instant("asked_at", row),
                instant("deadline", row),
                State.valueOf(row.getString("state")),
                row.getObject("read_at", OffsetDateTime.class) != null,
                row.getObject("consultation_id", UUID.class),
                new Standing(row.getBoolean("asking"), row.getBoolean("holding"), row.getBoolean("in_department")));
    }

    private static @Nullable PersonId person(String column, ResultSet row) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }

    private static UUID id(String column, ResultSet row) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(String column, ResultSet row) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
