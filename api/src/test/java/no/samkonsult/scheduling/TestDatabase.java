package no.samkonsult.scheduling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Schema;

/** A PostgreSQL of the tests' own with the schema as the owner makes it; one for the whole run, on a free port. */
final class TestDatabase {
    private static final TestDatabase SHARED = start();

    private final EmbeddedDatabase database;

    private TestDatabase(EmbeddedDatabase database) {
        this.database = database;
    }

    static TestDatabase shared() {
        return SHARED;
    }

    String url() {
        return database.url();
    }

    /** As the owner, who may prepare what the service itself may not. */
    Connection owner() {
        try {
            return DriverManager.getConnection(url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
        } catch (SQLException broken) {
            throw new IllegalStateException("the database of the tests does not answer", broken);
        }
    }

    private static TestDatabase start() {
        try {
            Path folder = Files.createTempDirectory("scheduling-test");
            var database = EmbeddedDatabase.start(folder, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                delete(folder);
            }));
            Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
            return new TestDatabase(database);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
