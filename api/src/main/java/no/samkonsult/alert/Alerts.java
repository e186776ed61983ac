package no.samkonsult.alert;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts' table, as people see it: joined with the patients one has a ground for. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface Alerts extends GenericRepository<AlertRow, UUID> {
    String VISIBLE = """
            SELECT a.id, a.patient_id, w.given_name || ' ' || w.family_name AS patient_name, w.birth_date, a.rule, a.severity,
                   a.status,
                   CASE WHEN told THEN p.municipality_number END AS municipality, CASE WHEN told THEN k.name END AS desk, a.raised_at, a.kind, a.effective_at,
                   a.value1, a.value2, a.value3, a.in_range, a.received_at, a.unconfirmed, a.outside_hours, a.taken_by,
                   t.given_name || ' ' || t.family_name AS taken_by_name, a.taken_at, a.closed_at, a.outcome, a.note,
                   a.limit_set_id, a.finish_by, a.extended, a.offered_to, o.given_name || ' ' || o.family_name AS offered_to_name,
                   (SELECT q.summary::text FROM questionnaire_response q
                    WHERE q.patient_key = p.key AND a.rule = 'answers:' || q.questionnaire AND q.authored_at = a.effective_at
                    LIMIT 1) AS answered
            FROM alert a
            JOIN patient p ON p.id = a.patient_id
            JOIN person w ON w.id = p.person_id
            JOIN desk k ON k.id = a.desk_id
            LEFT JOIN person t ON t.id = a.taken_by
            LEFT JOIN person o ON o.id = a.offered_to
            CROSS JOIN LATERAL (
                SELECT p.address_protection <> 'STRICTLY_CONFIDENTIAL'
                       OR EXISTS (SELECT FROM my_ground g WHERE g.patient_id = p.id AND g.ground = 'ENROLMENT')) AS s (told)
            WHERE a.patient_id IN (SELECT patient_id FROM my_ground WHERE measurements)
            """;

    /** The ids of what is not closed, worst first, then oldest; technical ones last. */
    @Query("""
            SELECT id FROM (SELECT * FROM my_open_alert(false, '', '') UNION ALL SELECT * FROM my_open_alert(true, '', '')) AS a
            ORDER BY CASE severity WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 ELSE 2 END, raised_at, id
            LIMIT :limit
            """)
    List<UUID> notClosed(int limit);

    /** Some of those that one may know of, by their ids with commas between, in no order. */
    @Query("SELECT * FROM my_alert(CAST(string_to_array(:ids, ',') AS uuid[]))")
    List<Alert> all(String ids);

    @Query(VISIBLE + """
              AND a.status = 'CLOSED'
            ORDER BY a.closed_at DESC
            LIMIT :limit
            """)
    List<Alert> closed(int limit);

    /** What somebody has and has not finished, that to be finished first first. */
    @Query(VISIBLE + """
              AND a.status = 'TAKEN'
            ORDER BY a.finish_by
            LIMIT :limit
            """)
    List<Alert> taken(int limit);

    @Query(VISIBLE + """
              AND a.status = 'CLOSED' AND a.closed_at >= :since
            ORDER BY a.closed_at DESC
            LIMIT :limit
            """)
    List<Alert> closedSince(Instant since, int limit);

    /** Technical ones that are not closed, whoever has them, oldest first. */
    @Query(VISIBLE + """
              AND a.status <> 'CLOSED' AND a.severity = 'TECHNICAL'
            ORDER BY a.raised_at
            LIMIT :limit
            """)
    List<Alert> technical(int limit);

    /** The alerts of one patient, newest first. */
    @Query(VISIBLE + """
              AND a.patient_id = :patient
            ORDER BY a.raised_at DESC
            LIMIT :limit
            """)
    List<Alert> ofPatient(UUID patient, int limit);

    @Query(VISIBLE + "  AND a.id = :id")
    Optional<Alert> find(UUID id);

    /** Takes an alert that nobody has; tells how many rows that was. */
    @Query("""
            UPDATE alert SET status = 'TAKEN', taken_by = :person, taken_at = :at
            WHERE id = :id AND status = 'OPEN'
            """)
    long take(UUID id, UUID person, Instant at);

    /** Gives back what one has taken; tells how many rows that was. */
    @Query("""
            UPDATE alert SET status = 'OPEN', taken_by = NULL, taken_at = NULL
            WHERE id = :id AND status = 'TAKEN' AND taken_by = :person
            """)
    long handBack(UUID id, UUID person);

    /** Closes an alert that no reading has moved since it was seen in range or out of it; tells how many rows that was. */
    @Query("""
            UPDATE alert SET status = 'CLOSED', closed_by = :person, closed_at = :at, outcome = :outcome, note = :note
            WHERE id = :id AND status <> 'CLOSED' AND in_range = :inRange
            """)
    long close(UUID id, boolean inRange, UUID person, Instant at, String outcome, @Nullable String note);

    /** What is not closed of a patient, in the order in which all writers lock it. */
    @Query("SELECT id, desk_id FROM alert WHERE patient_id = :patient AND status <> 'CLOSED' ORDER BY rule FOR UPDATE")
    List<OpenAlert> lockOpen(UUID patient);

    /** Closes what is open of a patient; nobody did. */
    @Query("""
            UPDATE alert SET status = 'CLOSED', closed_at = :at, outcome = :outcome
            WHERE patient_id = :patient AND status <> 'CLOSED'
            """)
    void closeAll(UUID patient, Instant at, String outcome);

    /**
     * Sends what is open of a patient to the desk of the service that follows them up at an instant, or else to the reserve desk, where
     * it is at another. Tells what went.
     */
    @Query("""
            WITH route AS (
                SELECT coalesce(own.desk_id, r.desk_id) AS desk_id, own.desk_id IS NULL AS unrouted
                FROM reserve_route(:patient) AS r
                LEFT JOIN (SELECT k.id AS desk_id FROM enrolment e JOIN desk k ON k.service_id = e.service_id
                           WHERE e.patient_id = :patient AND e.valid @> CAST(:at AS timestamptz) ORDER BY k.id LIMIT 1) AS own ON true),
            stays AS (
                UPDATE alert SET unrouted = route.unrouted FROM route
                WHERE patient_id = :patient AND status <> 'CLOSED' AND alert.desk_id = route.desk_id)
            UPDATE alert SET desk_id = route.desk_id, unrouted = route.unrouted, status = 'OPEN', taken_by = NULL, taken_at = NULL
            FROM route
            WHERE patient_id = :patient AND status <> 'CLOSED' AND alert.desk_id <> route.desk_id
            RETURNING alert.id
            """)
    List<UUID> reroute(UUID patient, Instant at);

    @Query("SELECT patient_id FROM alert WHERE id = :id")
    Optional<UUID> patientOf(UUID id);

    @Query("SELECT desk_id FROM alert WHERE id = :id")
    UUID deskOf(UUID id);

    /** When anything was last heard from a device that a patient one sees has now. */
    @Query("""
            SELECT max(d.last_seen_at) FROM device d
            JOIN device_assignment a ON a.device_key = d.key AND a.valid @> now()
            JOIN patient p ON p.key = a.patient_key
            WHERE p.id IN (SELECT patient_id FROM my_ground WHERE measurements)
            """)
    Optional<Instant> lastReceived();

    /** The desks whose worklist somebody works from, acting for an organisation. */
    @Query("""
            SELECT k.id FROM desk k JOIN service s ON s.id = k.service_id
            JOIN service_staff w ON w.service_id = s.id AND w.valid @> now()
            WHERE w.person_id = :person AND s.organisation_id = :organisation
            """)
    List<UUID> desksOf(UUID person, @Nullable UUID organisation);
}
