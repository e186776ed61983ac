package no.samkonsult.scheduling.waiting;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** The list. Who acts finds the ids of what they may see; the service itself reads and writes the rest. */
@Singleton
class WishTable {
    private static final String ADD = """
            INSERT INTO waiting_wish (id, patient_id, controller, topic, minutes, during, deadline, priority, created_by, organisation_id)
            SELECT ?, id, controller, ?, ?, tstzrange(?, ?), ?, ?, ?, ? FROM patient WHERE id = ?
            """;

    private static final String ADD_PARTY = """
            INSERT INTO waiting_party (wish_id, person_id, required) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String ADD_PATIENT = """
            INSERT INTO waiting_party (wish_id, person_id, required) SELECT ?, person_id, true FROM patient WHERE id = ?
            ON CONFLICT DO NOTHING
            """;

    /** What waits, and for a week what did. */
    private static final String MINE = """
            SELECT id FROM waiting_wish WHERE state = 'WAITING' OR ended_at > ?
            ORDER BY state <> 'WAITING', priority, created_at, id LIMIT ?
            """;

    private static final String WISHES = """
            SELECT w.*, lower(w.during) AS starts, upper(w.during) AS ends, p.person_id AS patient_person,
                   n.given_name || ' ' || n.family_name AS patient_name
            FROM waiting_wish w JOIN patient p ON p.id = w.patient_id JOIN person n ON n.id = p.person_id
            WHERE w.id = ANY (?)
            ORDER BY w.state <> 'WAITING', w.priority, w.created_at, w.id
            """;

    private static final String PARTIES = """
            SELECT a.*, n.given_name || ' ' || n.family_name AS name
            FROM waiting_party a JOIN person n ON n.id = a.person_id
            WHERE a.wish_id = ANY (?) ORDER BY a.required DESC, n.family_name, n.id
            """;

    private static final String END = """
            UPDATE waiting_wish SET state = ?, ended_at = ? WHERE id = ? AND state = 'WAITING'
            """;

    private static final String EXPIRE = """
            WITH due AS (
                SELECT id FROM waiting_wish WHERE state = 'WAITING' AND deadline <= ?
                ORDER BY deadline, id LIMIT 200 FOR UPDATE SKIP LOCKED)
            UPDATE waiting_wish w SET state = 'EXPIRED', ended_at = ? FROM due WHERE w.id = due.id
            RETURNING w.id
            """;

    /** They meet, however that came about: who books need not come from the list. */
    private static final String SETTLE = """
            WITH met AS (
                SELECT DISTINCT ON (w.id) w.id, c.id AS consultation_id
                FROM waiting_wish w JOIN consultation c ON c.patient_id = w.patient_id
                WHERE w.state = 'WAITING' AND c.status = 'BOOKED' AND c.created_at >= w.created_at AND w.during @> c.during
                  AND NOT EXISTS (
                      SELECT FROM waiting_party p WHERE p.wish_id = w.id AND p.required AND NOT EXISTS (
                          SELECT FROM consultation_participant a
                          WHERE a.consultation_id = c.id AND a.person_id = p.person_id AND a.status <> 'UNAVAILABLE'))
                ORDER BY w.id, lower(c.during))
            UPDATE waiting_wish w SET state = 'BOOKED', ended_at = ?, consultation_id = met.consultation_id
            FROM met WHERE w.id = met.id AND w.state = 'WAITING'
            """;

    private final Statements statements;

    WishTable(Statements statements) {
        this.statements = statements;
    }

    void add(UUID id, Wanted wanted, PersonId maker, OrganisationId organisation) {
        statements.update(
                ADD,
                id,
                wanted.topic().name(),
                wanted.length().minutes(),
                wanted.within().start(),
                wanted.within().end(),
                wanted.deadline(),
                wanted.priority().rank(),
                maker.value(),
                organisation.value(),
                wanted.patient().value());
        statements.update(ADD_PATIENT, id, wanted.patient().value());
        addParties(id, wanted.attendees().required(), true);
        addParties(id, wanted.attendees().optional(), false);
    }

    private void addParties(UUID id, List<PersonId> people, boolean required) {
        statements.updateEach(
                ADD_PARTY,
                people.stream()
                        .map(person -> new @Nullable Object[] {id, person.value(), required})
                        .toList());
    }

    /** Whether there is such a wish for whoever acts. */
    boolean isVisible(UUID id) {
        return !statements
                .list("SELECT id FROM waiting_wish WHERE id = ?", WishTable::id, id)
                .isEmpty();
    }

    /** Those there are for whoever acts. */
    List<UUID> mine(Instant endedAfter, int most) {
        return statements.list(MINE, WishTable::id, endedAfter, most);
    }

    Optional<PatientId> patientOf(UUID id) {
        return statements
                .list(
                        "SELECT patient_id FROM waiting_wish WHERE id = ?",
                        row -> new PatientId(row.getObject("patient_id", UUID.class)),
                        id)
                .stream()
                .findFirst();
    }

    List<UUID> waitingOf(PatientId patient) {
        return statements.list(
                "SELECT id FROM waiting_wish WHERE patient_id = ? AND state = 'WAITING' ORDER BY id",
                WishTable::id,
                patient.value());
    }

    Optional<Wish> find(UUID id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** In the order in which they are told. */
    List<Wish> find(List<UUID> ids) {
        Object wanted = ids.toArray(UUID[]::new);
        List<Party> parties = statements.list(PARTIES, Party::of, wanted);
        List<Told> told = statements.list(
                "SELECT * FROM waiting_offer WHERE wish_id = ANY (?) ORDER BY told_at DESC, starts", Told::of, wanted);
        return statements.list(WISHES, row -> wish(row, parties, told), wanted);
    }

    /** False where it waits no more. */
    boolean end(UUID id, Wish.State how, Instant now) {
        return statements.update(END, how.name(), now, id) == 1;
    }

    List<UUID> expire(Instant now) {
        return statements.list(EXPIRE, WishTable::id, now, now);
    }

    /** Closes what is booked. */
    void settle(Instant now) {
        statements.update(SETTLE, now);
    }

    private record Party(UUID wish, PersonId person, String name, boolean required) {
        static Party of(ResultSet row) throws SQLException {
            return new Party(
                    row.getObject("wish_id", UUID.class),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    row.getString("name"),
                    row.getBoolean("required"));
        }
    }

    private record Told(UUID wish, Wish.Offer offer) {
        static Told of(ResultSet row) throws SQLException {
            return new Told(
                    row.getObject("wish_id", UUID.class),
                    new Wish.Offer(instant("starts", row), instant("told_at", row)));
        }
    }

    private static Wish wish(ResultSet row, List<Party> all, List<Told> told) throws SQLException {
        UUID id = id(row);
        var patient = new PersonId(row.getObject("patient_person", UUID.class));
        List<Party> parties = all.stream()
                .filter(party -> party.wish().equals(id) && !party.person().equals(patient))
                .toList();
        return new Wish(
                id,
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getString("patient_name"),
                new Attendees(people(parties, Party::required), people(parties, party -> !party.required())),
                parties.stream().map(Party::name).collect(joining(", ")),
                new MeetingLength(row.getInt("minutes")),
                Topic.valueOf(row.getString("topic")),
                Statements.time(row),
                instant("deadline", row),
                Priority.of(row.getInt("priority")),
                Wish.State.valueOf(row.getString("state")),
                new PersonId(row.getObject("created_by", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                instant("created_at", row),
                row.getObject("consultation_id", UUID.class),
                told.stream()
                        .filter(each -> each.wish().equals(id))
                        .map(Told::offer)
                        .toList());
    }

    private static List<PersonId> people(List<Party> parties, Predicate<Party> which) {
        return parties.stream().filter(which).map(Party::person).toList();
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    private static Instant instant(String column, ResultSet row) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
