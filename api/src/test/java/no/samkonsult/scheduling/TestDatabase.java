package no.samkonsult.scheduling;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of the tests' own with the schema as the owner makes it; one for the whole run, on a free port. */
final class TestDatabase {
    private static final TestDatabase SHARED = start();

    private final EmbeddedPostgres server;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestDatabase shared() {
        return SHARED;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/samkonsult".formatted(server.getPort());
    }

    /** As the owner, who may prepare what the service itself may not. */
    Connection owner() {
        try {
            return DriverManager.getConnection(url(), "samkonsult_owner", "");
        } catch (SQLException broken) {
            throw new IllegalStateException("the database of the tests does not answer", broken);
        }
    }

    private static TestDatabase start() {
        try {
            var database = new TestDatabase(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
            database.prepare();
            return database;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SQLException broken) {
            throw new IllegalStateException("the database of the tests cannot be prepared", broken);
        }
    }

    private void prepare() throws SQLException {
        try (var postgres = server.getPostgresDatabase().getConnection();
                var statement = postgres.createStatement()) {
            for (var role : List.of("samkonsult_owner", "samkonsult_app", "samkonsult_intake")) {
                statement.execute("CREATE ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS".formatted(role));
            }
            statement.execute("CREATE DATABASE samkonsult OWNER samkonsult_owner");
        }
        try (var superuser = DriverManager.getConnection(url(), "postgres", "");
                var statement = superuser.createStatement()) {
            for (var extension : List.of("btree_gist", "pg_trgm", "pgcrypto")) {
                statement.execute("CREATE EXTENSION " + extension);
            }
        }
        Flyway.configure().dataSource(url(), "samkonsult_owner", "").load().migrate();
    }
}
