package no.samkonsult.registry.stock;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has a device when; read and written by the register itself, which reads no name. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LoanTable extends GenericRepository<StockRow, UUID> {
    /** In the name of who looks a person up: the whole number, and a patient whom the organisation answers for. */
    @Query("""
            SELECT p.id FROM patient p JOIN person w ON w.id = p.person_id
            WHERE w.national_identity_number = :number AND p.controller = :organisation AND p.died_on IS NULL
            """)
    Optional<UUID> patientOf(String number, UUID organisation);

    @Query("SELECT EXISTS (SELECT FROM enrolment WHERE patient_id = :patient AND valid @> now())")
    boolean isEnrolled(UUID patient);

    /** Whether somebody has the device in a period: anybody, where either has it alone, and else the same user of it. */
    @Query("""
            SELECT EXISTS (
                SELECT FROM device_assignment a JOIN device d ON d.key = a.device_key
                WHERE d.id = :device AND a.valid && tstzrange(:begins, CAST(:ends AS timestamptz))
                  AND (a.user_index IS NULL OR CAST(:user AS integer) IS NULL OR a.user_index = CAST(:user AS integer)))
            """)
    boolean isLent(UUID device, Instant begins, @Nullable Instant ends, @Nullable Integer user);

    @Query("""
            INSERT INTO device_assignment (device_key, patient_key, controller, valid, agreed, user_index, silent_after_hours)
            SELECT d.key, p.key, p.controller, tstzrange(:begins, CAST(:ends AS timestamptz)), tstzrange(:begins, CAST(:ends AS timestamptz)), :user, :silentAfterHours
            FROM device d, patient p WHERE d.id = :device AND p.id = :patient
            """)
    void lend(
            UUID device,
            UUID patient,
            Instant begins,
            @Nullable Instant ends,
            @Nullable Integer user,
            @Nullable Integer silentAfterHours);

    /** The patients who have a device at an instant, or are to have it later. */
    @Query("""
            SELECT DISTINCT p.id FROM device_assignment a JOIN device d ON d.key = a.device_key JOIN patient p ON p.key = a.patient_key
            WHERE d.id = :device AND NOT isempty(a.valid) AND (upper_inf(a.valid) OR upper(a.valid) > :at)
            """)
    List<UUID> havers(UUID device, Instant at);

    /** Ends what a device is lent for, at an instant; what had not begun is empty from then on. */
    @Query("""
            UPDATE device_assignment SET agreed = coalesce(agreed, valid), valid = valid * tstzrange(NULL, CAST(:at AS timestamptz))
            WHERE device_key = (SELECT key FROM device WHERE id = :device) AND NOT isempty(valid)
              AND (upper_inf(valid) OR upper(valid) > :at)
            """)
    void end(UUID device, Instant at);

    /** Gives back what a return at an instant ended. */
    @Query("""
            UPDATE device_assignment SET valid = agreed
            WHERE device_key = (SELECT key FROM device WHERE id = :device) AND agreed IS NOT NULL AND NOT isempty(agreed)
              AND (upper(valid) = :at OR isempty(valid) AND lower(agreed) >= :at)
              AND (upper_inf(agreed) OR upper(agreed) > :at)
            """)
    void resume(UUID device, Instant at);

    /** When the device was lent, latest first. */
    @Query("""
            SELECT lower(valid) AS begins, upper(valid) AS ends, user_index FROM device_assignment
            WHERE device_key = :device AND NOT isempty(valid) ORDER BY lower(valid) DESC, user_index LIMIT :limit
            """)
    List<LoanPeriod> periods(int device, int limit);
}
