package no.samkonsult.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import no.samkonsult.platform.CannotStart;

/**
 * PostgreSQL in a child process, for demo and tests, as durable as in production: what it has committed survives a kill.
 *
 * <p>It has the database and the three roles that an operator creates elsewhere. It listens on 127.0.0.1 only, where it does
 * not check passwords. Nothing stops it but {@link #close}, so that the caller decides the order in which things end; one
 * that was left behind is stopped by the next start on its folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String OWNER_PASSWORD = "owner";
    public static final String APP_PASSWORD = "app";
    public static final String INTAKE_PASSWORD = "intake";

    private static final String NAME = "samkonsult";
    private static final String OWNER = "samkonsult_owner";
    private static final Map<String, String> PASSWORDS =
            Map.of(OWNER, OWNER_PASSWORD, "samkonsult_app", APP_PASSWORD, "samkonsult_intake", INTAKE_PASSWORD);
    private static final List<String> EXTENSIONS = List.of("btree_gist", "pg_trgm", "pgcrypto");
    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts on the folder's data, or on new data where there are none; port 0 means a free one. */
    public static EmbeddedDatabase start(Path folder, int port) {
        try {
            var data = Files.createDirectories(folder).toRealPath();
            LeftOverPostmaster.stop(data);
            return prepared(new EmbeddedDatabase(server(data, LoopbackPort.reserve(port, "PostgreSQL"))));
        } catch (IOException broken) {
            throw new CannotStart("The embedded PostgreSQL does not start: " + broken.getMessage(), broken);
        }
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(LoopbackPort.ADDRESS, server.getPort(), NAME);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The library turns durability off for speed; what is set here comes later on the command line and wins. */
    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", LoopbackPort.ADDRESS)
                .setServerConfig("unix_socket_directories", "''")
                .setPort(port);
        DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder.start();
    }

    private static EmbeddedDatabase prepared(EmbeddedDatabase database) {
        try {
            database.prepare();
            return database;
        } catch (SQLException broken) {
            database.close();
            throw new CannotStart("The embedded PostgreSQL cannot be prepared: " + broken.getMessage(), broken);
        } catch (CannotStart refused) {
            database.close();
            throw refused;
        }
    }

    /** Each step looks first, so that a start which was cut short is completed by the next. */
    private void prepare() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            requireDurable(connection);
            for (var role : PASSWORDS.entrySet()) {
                createRole(connection, role.getKey(), role.getValue());
            }
            if (!exists(connection, "select from pg_database where datname = ?", NAME)) {
                execute(connection, "create database %s owner %s".formatted(NAME, OWNER));
            }
        }
        try (var connection = DriverManager.getConnection(url(), "postgres", "")) {
            for (var extension : EXTENSIONS) {
                execute(connection, "create extension if not exists " + extension);
            }
        }
    }

    /** Refuses a server that could lose what it has committed. */
    static void requireDurable(Connection connection) throws SQLException {
        for (var setting : DURABILITY) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("show " + setting)) {
                rows.next();
                if (!rows.getString(1).equals("on")) {
                    throw new CannotStart(
                            "PostgreSQL runs with %s=%s: it must be on".formatted(setting, rows.getString(1)));
                }
            }
        }
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select from pg_roles where rolname = ?", role)) {
            execute(connection, "create role " + role);
        }
        execute(
                connection,
                "alter role %s login password '%s' nosuperuser nocreatedb nocreaterole nobypassrls"
                        .formatted(role, password));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
