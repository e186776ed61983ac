package no.samkonsult.histories;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import no.samkonsult.platform.Schema;

/**
 * The service on a PostgreSQL of its own, whose jobs run when they are told to and not by themselves. Its clock can be put
 * forward, and the database's with it: {@code now()} is one function, wherever it stands in statements, defaults, policies and
 * triggers.
 */
final class HistorySite {
    /** The database calls what it knows as {@code now()} directly, unless the planner has put this in its place. */
    private static final List<String> TURN_NOW = List.of(
            "CREATE TABLE turned (by_seconds double precision NOT NULL)",
            "INSERT INTO turned VALUES (0)",
            "GRANT SELECT ON turned TO PUBLIC",
            """
            CREATE FUNCTION turned_now() RETURNS timestamptz LANGUAGE sql STABLE STRICT AS
            'SELECT transaction_timestamp() + by_seconds * interval ''1 second'' FROM public.turned'
            """,
            "CREATE OR REPLACE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql STABLE STRICT AS 'SELECT public.turned_now()'");

    private static final String KILL = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ('samkonsult_app', 'samkonsult_intake')
            """;

    private static final HistorySite SHARED = start();

    private final EmbeddedDatabase database;
    private final Connection owner;
    private final Connection superuser;
    private final ApplicationContext context;
    private final List<UUID> carried = new CopyOnWriteArrayList<>();

    private HistorySite() throws IOException, SQLException {
        database = EmbeddedDatabase.start(Files.createTempDirectory("histories"), 0);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        superuser = DriverManager.getConnection(database.url(), "postgres", "");
        for (String statement : TURN_NOW) {
            execute(statement);
        }
        owner = DriverManager.getConnection(database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
        context = ApplicationContext.builder()
                .banner(false)
                .properties(Map.of(
                        "histories.clock",
                        "turned",
                        "samkonsult.token-key",
                        "0f".repeat(32),
                        "datasources.default.url",
                        database.url(),
                        "datasources.default.password",
                        EmbeddedDatabase.APP_PASSWORD,
                        "datasources.default.maximum-pool-size",
                        3,
                        "datasources.intake.url",
                        database.url(),
                        "datasources.intake.password",
                        EmbeddedDatabase.INTAKE_PASSWORD,
                        "datasources.intake.maximum-pool-size",
                        2))
                .build();
        context.registerSingleton(new Recorder());
        context.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    static HistorySite shared() {
        return SHARED;
    }

    private static HistorySite start() {
        try {
            var site = new HistorySite();
            Sql.to(site.owner, Ward::found);
            return site;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Takes what is sent, though not always at once. */
    private final class Recorder implements Carrier {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Carried carry(Message message) {
            carried.add(message.id());
            return switch (Math.floorMod(message.id().hashCode(), 5)) {
                case 0 -> new Carried.NotNow("busy");
                case 1 -> new Carried.Refused("no such number");
                case 2 -> new Carried.Accepted("1");
                default -> new Carried.Delivered();
            };
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ApplicationContext context() {
        return context;
    }

    Connection owner() {
        return owner;
    }

    /** The ids of what was handed to the carrier, oldest first. */
    List<UUID> carried() {
        return carried;
    }

    Instant now() {
        return clock().instant();
    }

    /** Puts every clock to a time. */
    void turnTo(Instant time) {
        turnBy(Duration.between(Instant.now(), time));
    }

    void pass(Duration time) {
        turnBy(clock().offset().plus(time));
    }

    private void turnBy(Duration offset) {
        execute("UPDATE turned SET by_seconds = %d".formatted(offset.toSeconds()));
        clock().turnBy(Duration.ofSeconds(offset.toSeconds()));
    }

    /** Ends every connection of the service a little later, as when its process is killed. */
    Thread killAfter(int microseconds) {
        return Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(microseconds * 1_000L);
            execute(KILL);
        });
    }

    private TurnedClock clock() {
        return (TurnedClock) context.getBean(Clock.class);
    }

    private void execute(String sql) {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void close() {
        context.close();
        database.close();
    }
}
