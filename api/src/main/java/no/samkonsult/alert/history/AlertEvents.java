package no.samkonsult.alert.history;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps of alerts; those that change an alert are told by the database itself. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AlertEvents extends GenericRepository<AlertEventRow, Long> {
    @Query("""
            SELECT e.id, e.alert_id, e.at, e.what, e.person_id, w.given_name || ' ' || w.family_name AS person_name,
                   o.given_name || ' ' || o.family_name AS other_name, e.severity, e.value1, e.value2, e.value3, e.detail, e.note
            FROM alert_event e
            LEFT JOIN person w ON w.id = e.person_id
            LEFT JOIN person o ON o.id = e.other_person
            WHERE e.alert_id = :alert
            ORDER BY e.id
            """)
    List<AlertEvent> of(UUID alert);

    /** A step that leaves the alert as it is. */
    @Query("""
            INSERT INTO alert_event (alert_id, patient_id, controller, at, what, person_id, other_person, severity,
                                     value1, value2, value3, detail, note)
            SELECT a.id, a.patient_id, a.controller, :at, :what, :person, :other, a.severity, a.value1, a.value2, a.value3, :detail, :note
            FROM alert a WHERE a.id = :alert
            """)
    void add(
            UUID alert,
            Instant at,
            String what,
            @Nullable UUID person,
            @Nullable UUID other,
            @Nullable String detail,
            @Nullable String note);
}
