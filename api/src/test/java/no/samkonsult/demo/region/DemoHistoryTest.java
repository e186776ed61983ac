package no.samkonsult.demo.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.demo.Demo;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHistoryTest {
    private static Demo demo;
    private static Connection connection;

    @BeforeAll
    static void startTheDemo(@TempDir Path folder) throws SQLException {
        demo = Demo.start(new Demo.Settings(folder, true, 0, 0, 0, false));
        connection =
                DriverManager.getConnection(demo.databaseUrl(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        demo.close();
    }

    @Test
    void everyPatientHasMeasuredForSixtyDays() throws SQLException {
        assertThat(query("""
                        SELECT patient_key FROM measurement WHERE device_key > 0
                        GROUP BY patient_key HAVING count(DISTINCT effective_at::date) >= 59
                        """)).hasSize(30);
    }

    @Test
    void everyReadingWasStored() throws SQLException {
        assertThat(query("SELECT id FROM quarantine")).isEmpty();
    }

    @Test
    void everyMunicipalityHasSomethingOnItsDesk() throws SQLException {
        assertThat(query("""
                        SELECT DISTINCT municipality_number FROM alert JOIN patient ON patient.id = patient_id
                        WHERE status = 'OPEN' AND NOT in_range
                        """)).hasSize(7);
    }

    @Test
    void onlyThoseInABadPeriodOrWithoutLimitsHaveAlerts() throws SQLException {
        assertThat(query("SELECT DISTINCT patient_id FROM alert"))
                .hasSameSizeAs(DemoPatient.all().stream()
                        .filter(DemoHistoryTest::isOnADesk)
                        .toList())
                .allSatisfy(id -> assertThat(DemoPatient.all())
                        .filteredOn(patient -> patient.id().toString().equals(id))
                        .allMatch(DemoHistoryTest::isOnADesk));
    }

    @Test
    void nothingIsOpenForAnnaAndOlav() throws SQLException {
        assertThat(query("SELECT id FROM alert WHERE patient_id IN ('%s', '%s')"
                        .formatted(DemoPatient.ANNA.id(), DemoPatient.OLAV.id())))
                .isEmpty();
    }

    @Test
    void severalColoursAreOnTheDesks() throws SQLException {
        assertThat(query("SELECT DISTINCT severity FROM alert")).contains("RED", "YELLOW");
        assertThat(query("SELECT DISTINCT rule FROM alert"))
                .contains(
                        "weight",
                        "oxygen-saturation",
                        "blood-pressure",
                        "glucose",
                        "not-assessable:weight",
                        "limits-missing");
    }

    @Test
    void theSimulatorsReadingsAreStored() throws SQLException {
        int before = query("SELECT 1 FROM measurement").size();
        try (var _ = Simulator.start(demo.brokerUrl(), Clock.systemUTC(), Duration.ofMillis(10))) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> query("SELECT 1 FROM measurement").size() > before + 20);
        }
        assertThat(query("SELECT id FROM quarantine")).isEmpty();
    }

    private static boolean isOnADesk(DemoPatient patient) {
        return patient.limits().isEmpty()
                || (patient.course() != Course.STEADY && patient.course() != Course.LOW_BATTERY);
    }

    private static List<String> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
