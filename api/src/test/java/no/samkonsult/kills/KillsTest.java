package no.samkonsult.kills;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault once or twice, for a few seconds: what {@link LongKillsTest} does at length. */
class KillsTest {
    private static final Duration PACE = Duration.ofMillis(150);
    private static final Duration LENGTH = Duration.ofSeconds(2);
    private static final Duration LASTING = Duration.ofSeconds(2);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(5);

    private static final Map<BrokerKind, Set<Fault>> FAULTS = Map.of(
            BrokerKind.MOSQUITTO,
            EnumSet.of(
                    Fault.GATEWAY_KILLED,
                    Fault.BROKER_KILLED,
                    Fault.DATABASE_AWAY,
                    Fault.GATEWAY_STALLED,
                    Fault.SESSION_EXPIRED,
                    Fault.SAME_CLIENT_ID,
                    Fault.ONE_OF_TWO_KILLED,
                    Fault.CLOCK_JUMPS,
                    Fault.POISON),
            BrokerKind.HIVEMQ,
            EnumSet.of(Fault.GATEWAY_KILLED, Fault.BROKER_KILLED, Fault.DATABASE_STOPPED, Fault.BROKER_STALLED));

    private static @Nullable Sites sites;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, SQLException {
        sites = Sites.create(folder, new Results(Path.of("target/kills-short.md")));
    }

    @AfterAll
    static void stop() {
        if (sites != null) { // not made where the test was skipped
            sites.close();
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(BrokerKind.MOSQUITTO, BrokerKind.HIVEMQ)
                .flatMap(broker -> requireNonNull(FAULTS.get(broker)).stream().map(fault -> arguments(fault, broker)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void nothingIsLostAndNothingStoredTwice(Fault fault, BrokerKind broker) throws Exception {
        Duration lasting = fault == Fault.DATABASE_AWAY ? DATABASE_AWAY : LASTING;
        requireNonNull(sites).run(new Run(fault, LENGTH, lasting, PACE, 0), broker);
    }
}
