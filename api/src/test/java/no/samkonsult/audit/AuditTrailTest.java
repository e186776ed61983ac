package no.samkonsult.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The access log, and what the database's roles cannot do whatever the service does. */
class AuditTrailTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Household household = Household.in("Masfjorden");

    @Test
    void readingAPatientIsRecordedWithTheGroundAndARefusalAsDenied() {
        String path = "/api/patients/" + household.patient();
        assertThat(status("heimeteneste.masfjorden", path)).isEqualTo(200);
        assertThat(status("heimeteneste.alver", path)).isEqualTo(404);
        assertThat(events()).containsExactly("HOME_CARE READ patient ENROLMENT", "HOME_CARE DENIED patient NONE");
    }

    @Test
    void readingMeasurementsOverFhirIsRecordedToo() {
        String address = RunningDemo.fhir("/Observation?patient=" + household.patient());
        RunningDemo.get("heimeteneste.masfjorden", address);
        RunningDemo.get("heimeteneste.alver", address);
        assertThat(events()).containsExactly("HOME_CARE READ measurement ENROLMENT", "HOME_CARE DENIED patient NONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET ground = 'NONE'",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event",
                "DELETE FROM measurement",
                "UPDATE measurement SET value1 = 0",
                "INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)"
                        + " VALUES (gen_random_uuid(), 'weight', 'RED', gen_random_uuid(), gen_random_uuid(), now())",
                "DELETE FROM alert"
            })
    void theServiceCannotRewriteWhatHappened(String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("samkonsult_app", EmbeddedDatabase.APP_PASSWORD, statement))
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM person",
                "SELECT given_name FROM person",
                "SELECT address FROM patient",
                "SELECT * FROM account",
                "SELECT * FROM session",
                "SELECT * FROM audit_event",
                "SELECT password_hash FROM device",
                "UPDATE measurement SET value1 = 0",
                "DELETE FROM measurement",
                "DELETE FROM quarantine"
            })
    void theIntakeCannotReadANameOrChangeAMeasurement(String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run("samkonsult_intake", EmbeddedDatabase.INTAKE_PASSWORD, statement))
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void noRoleIsAboveTheRules() {
        assertThat(Sql.column("""
                        SELECT concat_ws(' ', rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb) FROM pg_roles
                        WHERE rolname LIKE 'samkonsult%' ORDER BY rolname
                        """))
                .containsExactly("samkonsult_app f f f f", "samkonsult_intake f f f f", "samkonsult_owner f f f f");
    }

    private List<String> events() {
        return Sql.rows("SELECT * FROM audit_event WHERE patient_id = ? ORDER BY id", household.patient()).stream()
                .map(row -> String.join(
                        " ", List.of(row.get("role"), row.get("action"), row.get("entity"), row.get("ground"))))
                .toList();
    }

    private static void run(String role, String password, String sql) throws SQLException {
        try (var connection = RunningDemo.database(role, password);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
        }
    }

    private static int status(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path)).statusCode();
    }
}
