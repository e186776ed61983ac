package no.samkonsult.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.mqtt.Broker;
import no.samkonsult.device.mqtt.LoadConnection;
import no.samkonsult.device.mqtt.MqttGateway;
import no.samkonsult.device.mqtt.MqttGatewaySettings;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Readings from the broker to judged rows. First at a fixed rate, for what a device waits for; then a backlog that the broker
 * holds when the gateway is let in, for what can be sustained; then a COPY of the same rows, to compare with.
 */
@Command(name = "ingest", description = "Readings through a broker into the database.", mixinStandardHelpOptions = true)
final class IngestCommand implements Runnable {
    private static final int WARM_UP = 5_000;
    private static final int SECONDS_AT_FIXED_RATE = 10;
    private static final long NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    @Option(names = "--messages", defaultValue = "200000", description = "Length of the backlog (${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--rate",
            defaultValue = "1000",
            description = "Messages a second for the latencies (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--stored", defaultValue = "0", description = "Rows stored before (${DEFAULT-VALUE}).")
    private int storedBefore;

    @Option(names = "--broker", description = "embedded, mosquitto or tcp://host:port (${DEFAULT-VALUE}).")
    private String broker = "embedded";

    /** A line of results. */
    record Result(
            String benchmark,
            String broker,
            int messages,
            int devices,
            String load,
            int storedBefore,
            long readingsPerSecond,
            long copyRowsPerSecond,
            double ratioToCopy,
            double cpuSecondsPer1000Readings,
            double bytesPerReading,
            double walBytesPerReading,
            int fixedRatePerSecond,
            double p50PublishToCommitMs,
            double p99PublishToCommitMs,
            double p99PublishToAlertMs,
            int refused,
            int lost,
            long duplicated) {}

    @Override
    public void run() {
        Results results = Results.open();
        try (var site = Site.start(EnumSet.of(ServiceRole.WEB));
                var server = LoadBroker.start(broker, site.folder())) {
            Population.load(site, server.devices());
            StoredReadings.fill(site, storedBefore);
            results.print(measure(site, server));
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("the benchmark could not be finished", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Result measure(Site site, LoadBroker server) throws IOException, SQLException, InterruptedException {
        var clock = site.bean(Clock.class);
        var newest = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(1));
        var load = new Load(server.devices(), fixed() + messages, newest, WARM_UP);
        var ledger = new Ledger(site.bean(ReadingSink.class), load.messages());
        var account = server.gateway();
        var settings = MqttGatewaySettings.of(
                Broker.at(server.url()), account.user() + "/1", account.user(), account.password());
        try (var gateway = new MqttGateway(
                        server.shared() ? settings : settings.alone(), ledger, Decoders.nativeJson(), clock);
                var publisher = new Publisher(server.connect(load.deviceIds()), load, ledger)) {
            gateway.start();
            while (!gateway.connected()) { // it tells nobody when: nothing but a benchmark has to know
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Latencies alerts = atFixedRate(site, publisher);
            Latencies commits = ledger.untilCommitted(WARM_UP, fixed());
            site.analyze();
            Drained drained = backlog(site, server, publisher);
            return result(site, publisher, drained, commits, alerts);
        }
    }

    /** How many messages come before the backlog. */
    private int fixed() {
        return WARM_UP + SECONDS_AT_FIXED_RATE * rate;
    }

    private Latencies atFixedRate(Site site, Publisher publisher)
            throws IOException, SQLException, InterruptedException {
        try (var watch = new AlertWatch(site)) {
            long begun = System.nanoTime();
            for (int number = 0; number < fixed(); number++) {
                publisher.sendAt(begun + number * NANOSECONDS / rate, number);
            }
            publisher.ledger.awaitStored(publisher.different(fixed()));
            return watch.since(publisher.firstOutOfRange(WARM_UP, fixed()));
        }
    }

    /** What it took to store a backlog. */
    private record Drained(double perSecond, double cpuSecondsPer1000, double walBytesEach) {}

    /** From letting the gateway in until the last is committed. */
    private Drained backlog(Site site, LoadBroker server, Publisher publisher)
            throws IOException, SQLException, InterruptedException {
        Ledger ledger = publisher.ledger;
        int before = ledger.stored();
        ledger.close();
        for (int number = fixed(); number < publisher.load.messages(); number++) {
            publisher.sendAt(System.nanoTime(), number);
        }
        publisher.refused();
        try (var owner = site.asOwner()) {
            var cpu = new CpuTime(Stream.concat(Stream.of(site.database()), server.process().stream())
                    .toList());
            var cpuBefore = cpu.spent();
            long walBefore = StoredReadings.walBytes(owner);
            long begun = System.nanoTime();
            ledger.open();
            long ended = ledger.awaitStored(publisher.different(publisher.load.messages()));
            double readings = ledger.stored() - before;
            return new Drained(
                    readings * NANOSECONDS / (ended - begun),
                    cpu.spent().minus(cpuBefore).toMillis() / readings,
                    (StoredReadings.walBytes(owner) - walBefore) / readings);
        }
    }

    private Result result(Site site, Publisher publisher, Drained drained, Latencies commits, Latencies alerts)
            throws IOException, SQLException, InterruptedException {
        try (var owner = site.asOwner()) {
            var stored = StoredReadings.count(owner);
            double copied = StoredReadings.copyRowsPerSecond(owner);
            return new Result(
                    "ingest",
                    broker,
                    messages,
                    publisher.load.devices(),
                    "backlog published first, then drained",
                    storedBefore,
                    Math.round(drained.perSecond),
                    Math.round(copied),
                    rounded(drained.perSecond / copied, 1_000),
                    rounded(drained.cpuSecondsPer1000, 1_000),
                    rounded(stored.bytesEach(), 10),
                    rounded(drained.walBytesEach, 10),
                    rate,
                    commits.percentile(50),
                    commits.percentile(99),
                    alerts.percentile(99),
                    publisher.refused(),
                    stored.lost(publisher.ledger, publisher.load),
                    stored.duplicated());
        }
    }

    private static double rounded(double value, int parts) {
        return Math.round(parts * value) / (double) parts;
    }

    /** Sends numbered readings and notes it in the ledger. */
    private record Publisher(List<LoadConnection> connections, Load load, Ledger ledger) implements AutoCloseable {
        /** The time that counts is when it should have been sent, even where the connection had no room then. */
        void sendAt(long time, int number) throws IOException, InterruptedException {
            while (System.nanoTime() < time) {
                LockSupport.parkNanos(time - System.nanoTime());
            }
            ledger.published(number, time);
            int device = load.device(number);
            Load.Message message = load.message(number);
            connections
                    .get(device % connections.size())
                    .send(message.topic(), message.payload(), () -> ledger.acknowledged(number));
        }

        /** Waits for the broker's answers. */
        int refused() throws InterruptedException {
            int refused = 0;
            for (LoadConnection connection : connections) {
                refused += connection.refused();
            }
            return refused;
        }

        int different(int end) {
            int different = 0;
            for (int number = 0; number < end; number++) {
                different += load.isNewReading(number) ? 1 : 0;
            }
            return different;
        }

        Map<String, Long> firstOutOfRange(int from, int end) {
            var first = new HashMap<String, Long>();
            for (int number = from; number < end; number++) {
                if (load.isNewReading(number) && load.isOutOfRange(number)) {
                    first.putIfAbsent(Load.name(load.device(number)), ledger.publishedAt(number));
                }
            }
            return first;
        }

        @Override
        public void close() throws IOException {
            for (LoadConnection connection : connections) {
                connection.close();
            }
        }
    }
}
