package no.samkonsult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import no.samkonsult.DemoProgram.Ports;
import no.samkonsult.demo.DataDirectory;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot start says why in one line; what is told to stop stops. */
class CommandLineTest {
    /** What may stop it within a container's usual grace. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private enum Surface {
        WEB,
        FHIR,
        MQTT
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void saysInOneLineThatAPortIsInUse(Surface surface, @TempDir Path folder) throws IOException {
        try (var taken = Ports.open()) {
            int port = taken.getLocalPort();
            var free = Ports.free();
            var ports =
                    switch (surface) {
                        case WEB -> new Ports(port, free.fhir(), free.mqtt());
                        case FHIR -> new Ports(free.web(), port, free.mqtt());
                        case MQTT -> new Ports(free.web(), free.fhir(), port);
                    };
            assertThat(refusal(folder, ports)).startsWith("Port %d on 127.0.0.1 is in use: ".formatted(port));
        }
    }

    @Test
    void saysInOneLineThatAnotherHasTheDataDirectory(@TempDir Path folder) throws IOException {
        try (var _ = DataDirectory.open(folder.resolve("data"), false)) {
            assertThat(refusal(folder, Ports.free())).endsWith("/data is in use by another Samkonsult");
        }
    }

    @Test
    void saysInOneLineThatTheSchemaIsNewer(@TempDir Path folder) throws IOException, SQLException {
        try (var data = DataDirectory.open(folder.resolve("data"), false);
                var database = EmbeddedDatabase.start(data.postgresql(), 0)) {
            Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
            comeFromTheFuture(database);
        }
        assertThat(refusal(folder, Ports.free()))
                .isEqualTo(
                        "The database has schema version 9999, newer than this version of Samkonsult knows: start the newer version.");
    }

    @Test
    void stopsCleanlyAndKeepsItsData(@TempDir Path folder) throws Exception {
        var ports = Ports.free();
        String token;
        try (var first = DemoProgram.start(folder, ports).awaitReady()) {
            token = first.logIn("heimeteneste.alver");
            var database = first.postmaster();
            assertThat(first.stop().onExit()).succeedsWithin(GRACE);
            await().until(() -> !database.isAlive());
            assertThat(first.errors()).isEmpty();
        }
        try (var second = DemoProgram.start(folder, ports).awaitReady()) {
            assertThat(second.get(token, "/api/alerts?status=open")).isNotEmpty();
        }
    }

    /** The one line on stderr with which a start ends. */
    private static String refusal(Path folder, Ports ports) throws IOException {
        try (var program = DemoProgram.start(folder, ports)) {
            assertThat(program.exitCode()).isEqualTo(1);
            return assertThat(program.errors().lines().toList()).singleElement().actual();
        }
    }

    private static void comeFromTheFuture(EmbeddedDatabase database) throws SQLException {
        try (var owner = DriverManager.getConnection(
                        database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
                var statement = owner.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                    SELECT installed_rank + 9999, '9999', 'later', type, 'V9999__later.sql', 0, installed_by, installed_on, 1, true
                    FROM flyway_schema_history WHERE version = '1'
                    """);
        }
    }
}
