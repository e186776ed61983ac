package no.samkonsult.scheduling.immediate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.immediate.choice.Candidate;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The tables of calls. Who acts finds the ids of those they may see; the service itself reads and writes the rest. */
@Singleton
class CallTable {
    /** Nothing where somebody rings for the patient already. */
    private static final String ADD = """
            INSERT INTO immediate_call (id, patient_id, controller, alert_id, minutes, place, patience_minutes, created_by, caller_role,
                organisation_id, created_at)
            SELECT ?, id, controller, ?, ?, ?, ?, ?, ?, ?, ? FROM patient WHERE id = ?
            ON CONFLICT (patient_id) WHERE state = 'RINGING' DO NOTHING
            """;

    /** Who is rung once more is so in the role that they are rung in now; who has joined has, whatever is rung. */
    private static final String RING = """
            INSERT INTO immediate_ring AS r (call_id, person_id, role, organisation_id, rung_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (call_id, person_id) DO UPDATE
            SET role = excluded.role, organisation_id = excluded.organisation_id, times = r.times + 1, rung_at = excluded.rung_at,
                expires_at = excluded.expires_at, seen_at = NULL, ended_at = NULL, state = 'RINGING'
            WHERE r.state <> 'JOINED'
            """;

    private static final String CALLS = """
            SELECT c.*, x.person_id AS patient_person, w.given_name || ' ' || w.family_name AS patient_name,
                   p.given_name || ' ' || p.family_name AS caller_name, o.name AS organisation
            FROM immediate_call c
            JOIN patient x ON x.id = c.patient_id JOIN person w ON w.id = x.person_id
            JOIN person p ON p.id = c.created_by JOIN organisation o ON o.id = c.organisation_id
            WHERE c.id = ANY (?) ORDER BY c.created_at DESC, c.id
            """;

    private static final String RINGS = """
            SELECT r.*, p.given_name || ' ' || p.family_name AS name, o.name AS organisation
            FROM immediate_ring r JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = r.organisation_id
            WHERE r.call_id = ANY (?) ORDER BY r.role, r.rung_at, p.family_name, p.id
            """;

    /** Of several processes each ends what no other does. */
    private static final String DUE = """
            SELECT c.id FROM immediate_call c
            WHERE c.state = 'RINGING' AND EXISTS (
                SELECT FROM immediate_ring r WHERE r.call_id = c.id AND r.ended_at IS NULL AND r.expires_at <= ?)
            ORDER BY c.id LIMIT 100 FOR UPDATE SKIP LOCKED
            """;

    private final Statements statements;

    CallTable(Statements statements) {
        this.statements = statements;
    }

    /** The one who rings, in what they act as. */
    record Caller(PersonId person, Role role, OrganisationId organisation) {}

    /** False where somebody rings for the patient already. */
    boolean add(UUID id, CallWish wish, Caller caller, Instant now) {
        return statements.update(
                        ADD,
                        id,
                        wish.alert(),
                        wish.length().minutes(),
                        wish.place().value(),
                        wish.whom().patienceMinutes(),
                        caller.person().value(),
                        caller.role().name(),
                        caller.organisation().value(),
                        now,
                        wish.patient().value())
                == 1;
    }

    void ring(UUID id, Collection<Candidate> people, int patienceMinutes, Instant now) {
        Instant expiry = now.plus(Duration.ofMinutes(patienceMinutes));
        statements.updateEach(
                RING,
                people.stream()
                        .map(each -> new @Nullable Object[] {
                            id,
                            each.person().value(),
                            each.role().name(),
                            each.organisation().value(),
                            now,
                            expiry
                        })
                        .toList());
        statements.update("UPDATE immediate_call SET patience_minutes = ? WHERE id = ?", patienceMinutes, id);
    }

    /** Whether whoever acts may arrange it, as far as the database knows. */
    boolean isArranged(UUID id) {
        return !ids("SELECT id FROM immediate_call WHERE id = ?", id).isEmpty();
    }

    /** Whether whoever acts is rung. */
    boolean isRung(UUID id) {
        return !ids("SELECT call_id AS id FROM immediate_ring WHERE call_id = ?", id)
                .isEmpty();
    }

    /** The calls that wait for whoever acts to answer. */
    List<UUID> waiting(PersonId person, Instant now) {
        return ids(
                "SELECT call_id AS id FROM immediate_ring WHERE person_id = ? AND ended_at IS NULL AND expires_at > ?",
                person.value(),
                now);
    }

    /** Those that whoever acts has made since an instant. */
    List<UUID> madeSince(PersonId person, Instant from) {
        return ids("SELECT id FROM immediate_call WHERE created_by = ? AND created_at >= ?", person.value(), from);
    }

    /** The one that rings for a patient now. */
    Optional<UUID> ringing(PatientId patient) {
        return ids("SELECT id FROM immediate_call WHERE patient_id = ? AND state = 'RINGING'", patient.value()).stream()
                .findFirst();
    }

    /** What somebody chose the last time they rang for an organisation. */
    record Last(String place, int patienceMinutes) {}

    Optional<Last> last(PersonId person, OrganisationId organisation) {
        return statements
                .list(
                        """
                        SELECT place, patience_minutes FROM immediate_call WHERE created_by = ? AND organisation_id = ?
                        ORDER BY created_at DESC LIMIT 1
                        """,
                        row -> new Last(row.getString("place"), row.getInt("patience_minutes")),
                        person.value(),
                        organisation.value())
                .stream()
                .findFirst();
    }

    Optional<PatientId> patientOf(UUID id) {
        return ids("SELECT patient_id AS id FROM immediate_call WHERE id = ?", id).stream()
                .map(PatientId::new)
                .findFirst();
    }

    /** Those of a patient that are not over, locked. */
    List<UUID> openOf(PatientId patient) {
        return ids(
                "SELECT id FROM immediate_call WHERE patient_id = ? AND state = 'RINGING' ORDER BY id FOR UPDATE",
                patient.value());
    }

    /** One rings for a patient at a time: whoever comes second waits here, and then finds the call of the first. */
    void lockCallsFor(PatientId patient) {
        ids(
                "SELECT id FROM patient WHERE id = ? AND pg_advisory_xact_lock(hashtextextended(id::text, 35)) IS NOT NULL",
                patient.value());
    }

    List<UUID> due(Instant now) {
        return ids(DUE, now);
    }

    /** One at a time: whoever answers, rings or stops waits here for the one before. */
    void lock(UUID id) {
        ids("SELECT id FROM immediate_call WHERE id = ? FOR UPDATE", id);
    }

    /** Nobody cancels or moves it while somebody joins. */
    void lockConsultation(UUID id) {
        ids("SELECT id FROM consultation WHERE id = ? FOR UPDATE", id);
    }

    Optional<Call> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** The latest first. */
    List<Call> find(Collection<UUID> ids) {
        Object wanted = ids.toArray(UUID[]::new);
        record Rung(UUID call, Ring ring) {}
        Map<UUID, List<Ring>> rings =
                statements.list(RINGS, row -> new Rung(id("call_id", row), ring(row)), wanted).stream()
                        .collect(groupingBy(Rung::call, mapping(Rung::ring, toList())));
        return statements.list(CALLS, row -> call(row, rings.getOrDefault(id("id", row), List.of())), wanted);
    }

    void see(UUID id, PersonId person, Instant now) {
        statements.update(
                "UPDATE immediate_ring SET seen_at = ? WHERE call_id = ? AND person_id = ? AND seen_at IS NULL",
                now,
                id,
                person.value());
    }

    void end(UUID id, Collection<Ring> rings, Ring.State state, Instant now) {
        statements.update(
                "UPDATE immediate_ring SET state = ?, ended_at = ? WHERE call_id = ? AND person_id = ANY (?)",
                state.name(),
                now,
                id,
                rings.stream().map(ring -> ring.person().value()).toArray(UUID[]::new));
    }

    void occupied(UUID id, PersonId person) {
        statements.update(
                "UPDATE immediate_ring SET state = 'OCCUPIED' WHERE call_id = ? AND person_id = ?", id, person.value());
    }

    void booked(UUID id, UUID consultation) {
        statements.update("UPDATE immediate_call SET consultation_id = ? WHERE id = ?", consultation, id);
    }

    void state(UUID id, Call.State state) {
        statements.update("UPDATE immediate_call SET state = ? WHERE id = ?", state.name(), id);
    }

    private List<UUID> ids(String sql, Object... parameters) {
        return statements.list(sql, row -> id("id", row), parameters);
    }

    private static Call call(ResultSet row, List<Ring> rings) throws SQLException {
        return new Call(
                id("id", row),
                new PatientId(id("patient_id", row)),
                new PersonId(id("patient_person", row)),
                row.getString("patient_name"),
                row.getObject("alert_id", UUID.class),
                new MeetingLength(row.getInt("minutes")),
                new MeetingPlace(row.getString("place")),
                row.getInt("patience_minutes"),
                Call.State.valueOf(row.getString("state")),
                new PersonId(id("created_by", row)),
                row.getString("caller_name"),
                Role.valueOf(row.getString("caller_role")),
                new OrganisationId(id("organisation_id", row)),
                row.getString("organisation"),
                instant("created_at", row),
                row.getObject("consultation_id", UUID.class),
                rings);
    }

    private static Ring ring(ResultSet row) throws SQLException {
        return new Ring(
                new PersonId(id("person_id", row)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                new OrganisationId(id("organisation_id", row)),
                row.getString("organisation"),
                row.getInt("times"),
                instant("rung_at", row),
                instant("expires_at", row),
                perhaps("seen_at", row),
                perhaps("ended_at", row),
                Ring.State.valueOf(row.getString("state")));
    }

    private static UUID id(String column, ResultSet row) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(String column, ResultSet row) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant perhaps(String column, ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
