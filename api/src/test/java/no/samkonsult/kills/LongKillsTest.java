package no.samkonsult.kills;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault {@code kills.rounds} times for {@code kills.seconds} with both brokers, PostgreSQL away for
 * {@code kills.away-seconds}, a full disk, and a backlog of {@code kills.backlog} readings.
 */
@Tag("kills")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongKillsTest {
    private static final int ROUNDS = Integer.getInteger("kills.rounds", 20);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("kills.seconds", 20));
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("kills.away-seconds", 300));
    private static final int BACKLOG = Integer.getInteger("kills.backlog", 100_000);

    private static final Duration PACE = Duration.ofMillis(150);
    private static final Duration UNHURRIED = Duration.ofSeconds(1);
    private static final int SMALL_DISK_MEBIBYTES = 300;

    private static @Nullable Sites sites;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, SQLException {
        sites = Sites.create(folder, new Results(Path.of("target/kills.md")));
    }

    @AfterAll
    static void stop() {
        if (sites != null) { // not made where the test was skipped
            sites.close();
        }
    }

    static Stream<Arguments> faults() {
        return IntStream.range(0, ROUNDS).boxed().flatMap(round -> Stream.of(BrokerKind.MOSQUITTO, BrokerKind.HIVEMQ)
                .flatMap(broker -> Stream.of(Fault.values())
                        .filter(fault -> fault.isPossibleWith(broker))
                        .map(fault -> arguments(fault, broker, round))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("faults")
    @Order(3)
    void nothingIsLostAndNothingStoredTwice(Fault fault, BrokerKind broker, int round) throws Exception {
        sites().run(new Run(fault, LENGTH, LENGTH.dividedBy(3), PACE, round), broker);
    }

    @Test
    @Order(4)
    void norWhenPostgreSqlIsAwayForMinutes() throws Exception {
        sites().run(new Run(Fault.DATABASE_AWAY, LENGTH, AWAY, UNHURRIED, 0), BrokerKind.MOSQUITTO);
    }

    static Stream<Arguments> rounds() {
        return IntStream.range(0, ROUNDS).boxed().flatMap(round -> Stream.of(BrokerKind.MOSQUITTO, BrokerKind.HIVEMQ)
                .map(broker -> arguments(broker, round)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("rounds")
    @Order(1)
    void norWhenTheDiskOfPostgreSqlIsFull(BrokerKind broker, int round, @TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(
                SmallDisk.isPossible(folder), "Skipped: this machine lets nobody mount: `unshare -Urm` is refused.");
        try (var disk = SmallDisk.create(folder, SMALL_DISK_MEBIBYTES);
                var database = Database.create(folder, disk);
                var site = Site.create(folder, database, broker)) {
            new Run(Fault.DISK_FULL, LENGTH, LENGTH.dividedBy(3), PACE, round).on(site, sites().results());
        }
    }

    @Test
    @Order(2)
    void aBacklogDrainsWhileLiveReadingsComeThrough(@TempDir Path folder) throws Exception {
        try (var site = Site.create(folder, sites().database(), BrokerKind.MOSQUITTO_AS_DEPLOYED)) {
            sites().results().remark(new Backlog(BACKLOG).drain(site).toString());
        }
    }

    private static Sites sites() {
        return requireNonNull(sites);
    }
}
