package no.samkonsult.scheduling.immediate.choice;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.immediate.choice.DutyNow.Duty;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;

/** Posts in which people could be rung, and what takes their time, in the transaction of the caller. */
@Singleton
class CandidateTable {
    /** Of a large region the nearest are enough: those who are neither at work nor on duty are left out afterwards. */
    private static final int NEAREST = 100;

    private static final String POSTS = """
            WITH regular AS (
                SELECT c.party AS person_id FROM care_relation c
                WHERE c.patient_id = ? AND c.valid @> ?::timestamptz AND c.ground IN ('GP_LIST', 'CARE_TEAM')
                UNION
                SELECT d.doctor FROM responsible_doctor d JOIN monitoring_plan p ON p.id = d.plan_id
                WHERE p.patient_id = ? AND p.valid @> ?::timestamptz),
            own AS (
                SELECT person_id FROM regular
                UNION
                SELECT s.substitute FROM substitution s JOIN regular ON regular.person_id = s.regular
                WHERE s.accepted_at IS NOT NULL AND s.valid @> ?::timestamptz),
            near AS (
                SELECT controller AS organisation_id FROM patient WHERE id = ?
                UNION
                SELECT r.organisation_id FROM practitioner_role r JOIN own ON own.person_id = r.person_id)
            SELECT * FROM (
                SELECT r.id, r.person_id, p.given_name || ' ' || p.family_name AS name, r.role, r.organisation_id, o.name AS organisation,
                       own.person_id IS NOT NULL AS own, duty.person_id IS NOT NULL AS on_duty,
                       row_number() OVER (PARTITION BY r.role ORDER BY
                           own.person_id IS NULL, duty.person_id IS NULL, near.organisation_id IS NULL, p.family_name, p.given_name, r.id)
                           AS place
                FROM practitioner_role r
                JOIN person p ON p.id = r.person_id
                JOIN organisation o ON o.id = r.organisation_id
                LEFT JOIN own ON own.person_id = r.person_id
                LEFT JOIN near ON near.organisation_id = r.organisation_id
                LEFT JOIN unnest(?::uuid[], ?::uuid[]) AS duty (person_id, organisation_id)
                    ON (duty.person_id, duty.organisation_id) = (r.person_id, r.organisation_id)
                WHERE r.role = ANY (?) AND r.valid @> ?::timestamptz AND r.person_id <> ?
                  AND NOT EXISTS (SELECT FROM patient x WHERE x.id = ? AND x.person_id = r.person_id)
                  AND %s) AS post
            WHERE place <= ?
            ORDER BY place
            """;

    private static final String WITH_TEXT =
            POSTS.formatted("position(lower(?) IN lower(p.given_name || ' ' || p.family_name || ', ' || o.name)) > 0");

    private static final String NAMED = POSTS.formatted("r.person_id = ANY (?)");

    /** What they keep elsewhere counts as well as what is booked here; holds that have run out are nothing. */
    private static final String BUSY = """
            SELECT DISTINCT person_id FROM occupancy
            WHERE person_id = ANY (?) AND lower(during) >= ?::timestamptz - interval '31 days' AND during && tstzrange(?, ?)
              AND (expires_at IS NULL OR expires_at > ?)
            """;

    private static final String OCCUPIED = BUSY + "AND kind <> 'BUSY'";

    private static final String BARRED = """
            SELECT r.id FROM practitioner_role r
            WHERE r.id = ANY (?) AND EXISTS (
                SELECT FROM bar b WHERE b.patient_id = ? AND b.consultations AND b.valid @> ?::timestamptz
                  AND (b.party IN (r.person_id, r.organisation_id)
                       OR EXISTS (SELECT FROM service_staff w JOIN service s ON s.id = w.service_id
                                  WHERE w.person_id = r.person_id AND w.valid @> ?::timestamptz
                                    AND s.organisation_id = r.organisation_id AND b.party = s.id)))
            """;

    private final Statements statements;

    CandidateTable(Statements statements) {
        this.statements = statements;
    }

    /** Somebody's post. */
    record Post(
            UUID id,
            PersonId person,
            String name,
            Role role,
            OrganisationId organisation,
            String organisationName,
            boolean own,
            boolean onDuty) {
        Candidate candidate(boolean free) {
            return new Candidate(person, name, role, organisation, organisationName, own, onDuty, free);
        }
    }

    List<Post> nearest(PatientId patient, PersonId caller, Collection<Duty> duty, Instant now, String text) {
        return posts(WITH_TEXT, patient, caller, duty, now, text);
    }

    List<Post> named(
            PatientId patient, PersonId caller, Collection<Duty> duty, Instant now, Collection<PersonId> people) {
        return posts(NAMED, patient, caller, duty, now, ids(people));
    }

    private List<Post> posts(
            String sql, PatientId patient, PersonId caller, Collection<Duty> duty, Instant now, Object which) {
        List<Duty> onDuty = new ArrayList<>(duty);
        return statements.list(
                sql,
                CandidateTable::post,
                patient.value(),
                now,
                patient.value(),
                now,
                now,
                patient.value(),
                onDuty.stream().map(each -> each.person().value()).toArray(UUID[]::new),
                onDuty.stream().map(each -> each.organisation().value()).toArray(UUID[]::new),
                ChoiceRules.ROLES.stream().map(Role::name).toArray(String[]::new),
                now,
                caller.value(),
                patient.value(),
                which,
                NEAREST);
    }

    List<PersonId> busy(Collection<PersonId> people, TimeRange time, Instant now) {
        return people(BUSY, people, time, now);
    }

    /** Those whose time the constraint holds. */
    List<PersonId> occupied(Collection<PersonId> people, TimeRange time, Instant now) {
        return people(OCCUPIED, people, time, now);
    }

    private List<PersonId> people(String sql, Collection<PersonId> people, TimeRange time, Instant now) {
        return statements.list(
                sql,
                row -> new PersonId(row.getObject("person_id", UUID.class)),
                ids(people),
                time.start(),
                time.start(),
                time.end(),
                now);
    }

    /** Those posts in which the patient's record is barred. */
    List<UUID> barred(PatientId patient, Collection<UUID> posts, Instant now) {
        return statements.list(
                BARRED, row -> row.getObject("id", UUID.class), posts.toArray(UUID[]::new), patient.value(), now, now);
    }

    private static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation"),
                row.getBoolean("own"),
                row.getBoolean("on_duty"));
    }
}
