package no.samkonsult.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.demo.TestClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceCredentialsTest {
    private static final String ADMINISTRATOR = "admin.alver";
    private static final String CREDENTIALS = "credentials";
    private static final String REVOCATION = "revocation";

    private final UUID id = UUID.randomUUID();
    private final String name = "test-" + id.toString().substring(0, 8);

    @BeforeEach
    void registerADeviceOfAlver() throws SQLException {
        execute("""
                INSERT INTO device (id, name, model, serial_number, controller, password_hash)
                SELECT ?, ?, 'Test', ?, controller, password_hash FROM device WHERE name = 'anna-bp'
                """, id, name, name);
    }

    @Test
    void aDeviceLogsInWithTheLatestPasswordAlone() throws MqttException {
        String first = issue();
        try (TestClient device = connect(first)) {
            String second = issue();
            await().until(() -> !device.isConnected());
            assertThat(second).isNotEqualTo(first).matches("[0-9a-f]{32}");
            assertRefused(first);
            connect(second).close();
        }
    }

    @Test
    void aRevokedDeviceIsCutOffUntilItGetsANewPassword() throws MqttException {
        String password = issue();
        try (TestClient device = connect(password)) {
            assertThat(post(ADMINISTRATOR, id, REVOCATION).statusCode()).isEqualTo(204);
            await().until(() -> !device.isConnected());
        }
        assertRefused(password);
        assertThat(post(ADMINISTRATOR, id, REVOCATION).statusCode()).isEqualTo(204);
        connect(issue()).close();
    }

    @Test
    void everyChangeIsInTheAuditTrailAndNoPasswordIsStored() throws SQLException {
        String password = issue();
        post(ADMINISTRATOR, id, REVOCATION);
        assertThat(count("SELECT count(*) FROM audit_event WHERE entity = ? AND action = 'UPDATE'", "device/" + id))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM device d WHERE d::text LIKE ?", "%" + password + "%"))
                .isZero();
    }

    @ParameterizedTest(name = "{0} may not: {1}")
    @CsvSource({
        "heimeteneste.alver, credentials",
        "heimeteneste.alver, revocation",
        "fastlege.knarvik, credentials",
        "pasient.anna, credentials"
    })
    void nobodyButAnAdministratorMayChangeThem(String username, String change) {
        assertThat(post(username, id, change).statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorHasNoSayOverOthersDevices() throws Exception {
        UUID olavs = UUID.fromString(text("SELECT id::text FROM device WHERE name = ?", "olav-bp"));
        assertThat(post(ADMINISTRATOR, olavs, CREDENTIALS).statusCode()).isEqualTo(404);
        assertThat(post(ADMINISTRATOR, olavs, REVOCATION).statusCode()).isEqualTo(404);
        assertThat(post(ADMINISTRATOR, UUID.randomUUID(), REVOCATION).statusCode())
                .isEqualTo(404);
    }

    private String issue() {
        HttpResponse<String> answer = post(ADMINISTRATOR, id, CREDENTIALS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"username\":\"" + name + "\"");
        return answer.body().replaceFirst(".*\"password\":\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<String> post(String username, UUID device, String change) {
        return RunningDemo.post(username, RunningDemo.url("/api/devices/%s/%s".formatted(device, change)), "");
    }

    private TestClient connect(String password) throws MqttException {
        return TestClient.connect(RunningDemo.broker(), name, password, name);
    }

    private void assertRefused(String password) {
        assertThatExceptionOfType(MqttException.class).isThrownBy(() -> connect(password));
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = RunningDemo.database();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static String text(String sql, Object... values) throws SQLException {
        try (Connection connection = RunningDemo.database();
                PreparedStatement statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int count(String sql, Object... values) throws SQLException {
        return Integer.parseInt(text(sql, values));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
