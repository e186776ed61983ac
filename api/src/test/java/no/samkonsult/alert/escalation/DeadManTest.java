package no.samkonsult.alert.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.RunningDemo;
import no.samkonsult.platform.Statements;
import no.samkonsult.platform.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A watcher outside hears from us while all is well, and from its silence knows that it is not. */
class DeadManTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer watcher;

    @BeforeEach
    void listen() throws IOException {
        watcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watcher.createContext("/ping", exchange -> {
            heard.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        watcher.start();
    }

    @AfterEach
    void stop() {
        watcher.stop(0);
    }

    @Test
    void theWatcherHearsWhileIntakeAndEscalationRun() {
        DeadMan deadMan = deadMan(Duration.ZERO);
        await().untilAsserted(
                        () -> { // a demo that has just begun has not beaten yet
                            deadMan.tell();
                            assertThat(heard).isNotEmpty();
                        });
        assertThat(heard).containsOnly("POST");
    }

    @Test
    void itHearsNothingOnceTheyHaveBeenStillForTooLong() throws InterruptedException {
        deadMan(DeadManRules.INTAKE.plusMinutes(1)).tell();
        assertThat(heard).isEmpty();
    }

    @Test
    void aWatcherThatIsAwayEndsNothing() {
        DeadMan deadMan = deadMan(Duration.ZERO);
        watcher.stop(0);
        assertThatCode(deadMan::tell).doesNotThrowAnyException();
    }

    @Test
    void allMustBeFresh() {
        Optional<Duration> intake = Optional.of(DeadManRules.INTAKE.minus(MOMENT));
        Optional<Duration> escalation = Optional.of(DeadManRules.ESCALATION.minus(MOMENT));
        Duration behind = DeadManRules.ESCALATION.minus(MOMENT);
        assertThat(DeadManRules.isWell(intake, escalation, behind)).isTrue();
        assertThat(DeadManRules.isWell(Optional.of(DeadManRules.INTAKE), escalation, behind))
                .isFalse();
        assertThat(DeadManRules.isWell(intake, Optional.of(DeadManRules.ESCALATION), behind))
                .isFalse();
        assertThat(DeadManRules.isWell(intake, escalation, DeadManRules.ESCALATION))
                .isFalse();
    }

    @Test
    void whatHasNeverRunIsNotWell() {
        Optional<Duration> now = Optional.of(Duration.ZERO);
        assertThat(DeadManRules.isWell(Optional.empty(), now, Duration.ZERO)).isFalse();
        assertThat(DeadManRules.isWell(now, Optional.empty(), Duration.ZERO)).isFalse();
    }

    /** As it would look so much later, had nothing run since. */
    private DeadMan deadMan(Duration later) {
        var heartbeats = new Heartbeats(
                RunningDemo.bean(Statements.class),
                RunningDemo.bean(Transactions.class),
                Clock.offset(RunningDemo.bean(Clock.class), later));
        return new DeadMan(
                heartbeats,
                RunningDemo.bean(Escalation.class),
                URI.create("http://127.0.0.1:%d/ping"
                        .formatted(watcher.getAddress().getPort())));
    }
}
