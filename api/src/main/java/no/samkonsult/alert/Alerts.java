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
                   a.status, p.municipality_number AS municipality, k.name AS desk, a.raised_at, a.kind, a.effective_at,
                   a.value1, a.value2, a.value3, a.in_range, a.taken_by,
                   t.given_name || ' ' || t.family_name AS taken_by_name, a.taken_at, a.closed_at, a.outcome, a.note
            FROM alert a
            JOIN patient p ON p.id = a.patient_id
            JOIN person w ON w.id = p.person_id
            JOIN desk k ON k.id = a.desk_id
            LEFT JOIN person t ON t.id = a.taken_by
            WHERE a.patient_id IN (SELECT patient_id FROM my_ground WHERE measurements)
            """;

    /** What is not closed, worst first, then oldest; technical ones last. */
    @Query(VISIBLE + """
              AND a.status <> 'CLOSED'
            ORDER BY CASE a.severity WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 ELSE 2 END, a.raised_at
            LIMIT :limit
            """)
    List<Alert> notClosed(int limit);

    @Query(VISIBLE + """
              AND a.status = 'CLOSED'
            ORDER BY a.closed_at DESC
            LIMIT :limit
            """)
    List<Alert> closed(int limit);

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

    /** Closes an alert that no reading has moved since it was seen in range or out of it; tells how many rows that was. */
    @Query("""
            UPDATE alert SET status = 'CLOSED', closed_by = :person, closed_at = :at, outcome = :outcome, note = :note
            WHERE id = :id AND status <> 'CLOSED' AND in_range = :inRange
            """)
    long close(UUID id, boolean inRange, UUID person, Instant at, String outcome, @Nullable String note);

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
