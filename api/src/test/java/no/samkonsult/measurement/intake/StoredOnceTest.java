package no.samkonsult.measurement.intake;

import java.nio.file.Path;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class StoredOnceTest implements StoredOnceContract {
    private EmbeddedDatabase database;

    @BeforeEach
    void start(@TempDir Path folder) {
        database = EmbeddedDatabase.start(folder, 0);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Override
    public String url() {
        return database.url();
    }

    @Override
    public String ownerPassword() {
        return EmbeddedDatabase.OWNER_PASSWORD;
    }

    @Override
    public String appPassword() {
        return EmbeddedDatabase.APP_PASSWORD;
    }

    @Override
    public String intakePassword() {
        return EmbeddedDatabase.INTAKE_PASSWORD;
    }
}
