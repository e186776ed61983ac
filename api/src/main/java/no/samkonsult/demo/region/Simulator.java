package no.samkonsult.demo.region;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.samkonsult.device.Details;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.mqtt.DeviceConnection;
import no.samkonsult.device.topic.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Days of the demo patients, sent by their devices over MQTT: each connects when it is its turn, sends one reading, waits
 * for the receipt, and sleeps again. When all have had their turn a simulated day is over, after some four minutes.
 *
 * <p>Anna's and Olav's devices are left to whoever tries the service: two with one name would get each other's receipts.
 */
public final class Simulator implements AutoCloseable {
    /** Something new every few seconds, and no flood. */
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Simulator.class);
    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private record Turn(DemoPatient patient, Kit kit) {}

    private final URI broker;
    private final Clock clock;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Turn> turns = turns();
    private final Thread thread = Thread.ofVirtual().name("simulator").unstarted(this::run);

    private Simulator(URI broker, Clock clock, Duration pause) {
        this.broker = broker;
        this.clock = clock;
        this.pause = pause;
    }

    /** Starts sending, one reading after each pause, until it is closed. */
    public static Simulator start(String brokerUrl, Clock clock, Duration pause) {
        var simulator = new Simulator(URI.create(brokerUrl), clock, pause);
        simulator.thread.start();
        return simulator;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** In a mixed order, so that neighbours on a list do not measure one after another. */
    private static List<Turn> turns() {
        return DemoPatient.all().stream()
                .filter(patient -> !patient.equals(DemoPatient.ANNA) && !patient.equals(DemoPatient.OLAV))
                .flatMap(patient -> patient.kits().stream().map(kit -> new Turn(patient, kit)))
                .sorted(Comparator.comparing(
                        turn -> DemoId.of("turn", turn.patient().device(turn.kit()))))
                .toList();
    }

    private void run() {
        try {
            for (int count = 0; !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS); count++) {
                take(turns.get(count % turns.size()), count);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Turn turn, int count) throws InterruptedException {
        var device = new DeviceId(turn.patient().device(turn.kit()));
        try (var connection = DeviceConnection.open(broker, device, device + "/simulator", DeviceRows.PASSWORD)) {
            Intake outcome = connection.send(reading(turn, count));
            log.debug("{} sent a reading: {}", device, outcome.outcome());
        } catch (IOException broken) {
            log.warn("{} could not send: {}", device, broken.getMessage());
        }
    }

    private Reading reading(Turn turn, int count) {
        Course course = turn.patient().course();
        double severity = course.severityAfter((double) count / turns.size());
        return new Reading(
                Kind.ofCode(turn.kit().kind().code()).orElseThrow(),
                OffsetDateTime.ofInstant(clock.instant(), ZONE),
                count,
                turn.patient().usual().reading(turn.kit(), course, severity, random),
                null,
                Details.builder().battery(course.battery(severity)).build());
    }
}
