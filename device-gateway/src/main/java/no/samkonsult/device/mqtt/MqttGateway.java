package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceId;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake of readings from one MQTT 5 broker. It acknowledges a message only when the sink has committed it, so whatever is
 * killed, an acknowledged reading is stored; what was stored but not yet acknowledged comes twice.
 *
 * <p>Several gateways share the load by a shared subscription, each with its own fixed client id. The broker may be down at
 * start and at any time after.
 */
public final class MqttGateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MqttGateway.class);
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** With two, both cores of the machine that was measured are busy to the end: docs/performance.md. */
    private static final int INTAKE_LOOPS = 2;

    private static final Duration FAREWELL = Duration.ofSeconds(4);

    @FunctionalInterface
    private interface Loop {
        void run() throws InterruptedException;
    }

    private final MqttGatewaySettings settings;
    private final InstantSource clock;
    private final Counters counters = new Counters();
    private final Closing closingIntake = new Closing();
    private final Closing closingConnection = new Closing();
    private final Pauses pauses;
    private final Inbox inbox;
    private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();
    private final Thread keeper;
    private final List<Thread> workers;

    public MqttGateway(MqttGatewaySettings settings, ReadingSink sink, Decoders decoders, InstantSource clock) {
        this(settings, sink, decoders, clock, BackOff.STANDARD);
    }

    MqttGateway(
            MqttGatewaySettings settings, ReadingSink sink, Decoders decoders, InstantSource clock, BackOff backOff) {
        this.settings = settings;
        this.clock = clock;
        pauses = new Pauses(backOff, closingConnection);
        inbox = new Inbox(settings.receiveMaximum(), counters);
        Receipts receipts = new Receipts(current, closingIntake, counters);
        ArrivalOrder order = new ArrivalOrder();
        Progress progress = new Progress(INTAKE_LOOPS);
        List<Backlog> backlogs = Stream.generate(() -> new Backlog(settings.receiveMaximum()))
                .limit(INTAKE_LOOPS)
                .toList();
        Committer committer = new Committer(sink, order, receipts, counters);
        DecodingLoop decoding =
                new DecodingLoop(inbox, decoders, sink, order, backlogs, progress, backOff, closingIntake);
        Stream<Thread> intakes = IntStream.range(0, INTAKE_LOOPS)
                .mapToObj(number -> new IntakeLoop(
                        number,
                        backlogs.get(number),
                        order,
                        committer,
                        progress,
                        settings.batchSize(),
                        backOff,
                        closingIntake))
                .map(loop -> thread("intake", loop::run));
        ExpressLane express =
                new ExpressLane(settings, clock, decoders, sink, committer, progress, counters, backOff, closingIntake);
        keeper = thread("connection", this::keepConnected);
        workers = Stream.concat(
                        intakes,
                        Stream.of(
                                thread("decoding", decoding::run),
                                thread("express", express::run),
                                thread("receipts", receipts::run)))
                .toList();
    }

    /** Begins, and returns at once whether or not the broker is there. A gateway starts once. */
    public void start() {
        workers.forEach(Thread::start);
        keeper.start();
    }

    public boolean connected() {
        Connection connection = current.get();
        return connection != null && connection.isLive();
    }

    /**
     * Sends a device a command, which the broker keeps for a device that is away as long as the device's session lives.
     *
     * @return whether the broker's connection took it; otherwise to be sent again later
     */
    public boolean command(DeviceId device, byte[] payload) throws InterruptedException {
        Connection connection = current.get();
        return connection != null && connection.publish(Channel.COMMAND.filter(device), payload);
    }

    public GatewayMetrics metrics() {
        Connection connection = current.get();
        return new GatewayMetrics(
                connection == null ? 0 : connection.windowUse(),
                connection == null ? Duration.ZERO : connection.oldestUnacknowledged(),
                counters.batches.sum(),
                counters.messages.sum(),
                counters.failedBatches.sum(),
                Duration.ofNanos(counters.commitNanoseconds.sum()),
                Math.max(0, counters.connections.sum() - 1),
                counters.sessionsMissing.sum(),
                counters.ignored.sum(),
                counters.express.sum(),
                counters.overflowed.sum());
    }

    /** Finishes the batch at hand, acknowledges it and leaves; the broker keeps the session and what comes meanwhile. */
    @Override
    public void close() {
        closingIntake.ask();
        workers.forEach(MqttGateway::join);
        closingConnection.ask();
        join(keeper);
    }

    private void keepConnected() throws InterruptedException {
        do {
            connectOnce();
        } while (!pauses.closedAfterFailure());
    }

    private void connectOnce() throws InterruptedException {
        try (Connection connection = new Connection(settings, Lane.MAIN, inbox, clock)) {
            connection.establish();
            count(connection);
            current.set(connection);
            while (!closingConnection.isAsked() && !connection.isLostWithin(GLANCE)) {
                pauses.success();
            }
        } catch (MqttException | RuntimeException broken) {
            log.warn("Broker {} is not available: {}", settings.broker(), broken.toString());
        } finally {
            current.set(null);
        }
    }

    private void count(Connection connection) {
        counters.connections.increment();
        log.info("Connected as {}, session resumed: {}", settings.clientId(), connection.sessionPresent());
        if (!connection.sessionPresent()) {
            counters.sessionsMissing.increment();
        }
    }

    private static Thread thread(String name, Loop loop) {
        return Thread.ofPlatform().daemon().name("mqtt-" + name).unstarted(() -> {
            try {
                loop.run();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void join(Thread thread) {
        try {
            if (thread.isAlive() && !thread.join(FAREWELL)) {
                log.warn("{} did not end in {}", thread.getName(), FAREWELL);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
