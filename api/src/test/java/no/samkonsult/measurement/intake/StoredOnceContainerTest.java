package no.samkonsult.measurement.intake;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.MountableFile;

/** The same contract on the image and the script that are deployed. Skipped where no Docker answers. */
@Testcontainers(disabledWithoutDocker = true)
class StoredOnceContainerTest implements StoredOnceContract {
    private static final PostgreSQLContainer<?> SERVER = new PostgreSQLContainer<>("postgres:18")
            .withDatabaseName("postgres")
            .withUsername("postgres")
            .withEnv("SAMKONSULT_OWNER_PASSWORD", "owner")
            .withEnv("SAMKONSULT_APP_PASSWORD", "app")
            .withEnv("SAMKONSULT_INTAKE_PASSWORD", "intake")
            .withCopyFileToContainer(
                    MountableFile.forHostPath(Path.of("..", "deploy", "postgres", "init.sh"), 0755),
                    "/docker-entrypoint-initdb.d/samkonsult.sh");

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://%s:%d/samkonsult"
                .formatted(SERVER.getHost(), SERVER.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    }

    @Override
    public String ownerPassword() {
        return "owner";
    }

    @Override
    public String appPassword() {
        return "app";
    }

    @Override
    public String intakePassword() {
        return "intake";
    }
}
