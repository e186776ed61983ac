package no.samkonsult.kills;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.demo.region.DemoRegion;
import no.samkonsult.platform.Schema;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, as durable as in production and with the demo region, which can be stopped at once and started again. */
final class Database implements AutoCloseable {
    /** Devices that somebody has at home, and that speak for themselves. */
    private static final String HELD = """
            SELECT DISTINCT d.name FROM device d JOIN device_assignment a ON a.device_key = d.key AND a.valid @> now()
            WHERE d.revoked_at IS NULL AND d.gateway_key IS NULL AND d.name ~ '-(bp|oximeter|scale|glucose)$'
            ORDER BY d.name
            """;

    private final Path folder;
    private final Disk disk;
    private final int port;
    private @Nullable ChildProcess process;
    private @Nullable ProcessHandle postmaster;

    private Database(Path folder, Disk disk) throws IOException {
        this.folder = folder;
        this.disk = disk;
        port = FreePort.find();
    }

    /** A new one, migrated and with the demo region's people and devices. */
    static Database create(Path folder, Disk disk) throws IOException {
        var database = new Database(folder, disk);
        database.start();
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        DemoRegion.load(database.url(), EmbeddedDatabase.APP_PASSWORD);
        return database;
    }

    /** Starts on the data that are there. */
    void start() throws IOException {
        process = ChildProcess.start(
                        folder,
                        Map.of(),
                        disk.command(ChildProcess.quickJava(
                                DatabaseProcess.class, data().toString(), Integer.toString(port))))
                .awaitOutput(DatabaseProcess.READY);
        postmaster = readPostmaster().orElseThrow();
        ChildProcess.dieWithUs(postmaster);
    }

    /** As {@code pg_ctl stop --mode immediate} does: without a farewell, and with recovery at the next start. */
    void stopImmediately() {
        ProcessHandle running = requireNonNull(postmaster);
        if (running.isAlive()) {
            ChildProcess.signal(running.pid(), "QUIT");
        }
        running.onExit().join();
        requireNonNull(process).kill();
    }

    /** Whether it runs and takes connections. */
    boolean answers() {
        try (var connection = asOwner()) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }

    /** Brings it back where it has stopped or is about to: a full log stops PostgreSQL, as it must. */
    void revive() {
        await().atMost(ChildProcess.PATIENCE).until(() -> {
            if (!requireNonNull(postmaster).isAlive()) {
                stopImmediately();
                start();
            }
            return answers();
        });
    }

    Disk disk() {
        return disk;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/samkonsult".formatted(port);
    }

    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }

    void execute(String sql) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The single number that a query gives. */
    long count(String query) throws SQLException {
        try (var connection = asOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The names of those that a fleet can play. */
    List<String> devices() throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = asOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(HELD)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        stopImmediately();
    }

    private Path data() {
        return disk.folder(folder.resolve("data"));
    }

    private Optional<ProcessHandle> readPostmaster() throws IOException {
        Path file = disk.seen(data()).resolve("postmaster.pid");
        await().atMost(ChildProcess.PATIENCE).until(() -> Files.exists(file));
        return ProcessHandle.of(
                Long.parseLong(Files.readAllLines(file).getFirst().strip()));
    }
}
