package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoder;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way round a backlog. A broker hands out a session's messages first in, first out, so after an outage what is measured now
 * stands behind everything that was kept. While the gateway is behind, a second connection therefore takes copies of what is
 * published now at QoS 0, which no queue holds up, and stores the urgent ones at once; the other copy comes in its turn, and is a
 * duplicate. Losing a copy here loses nothing but time.
 */
final class ExpressLane {
    private static final Logger log = LoggerFactory.getLogger(ExpressLane.class);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final MqttGatewaySettings settings;
    private final InstantSource clock;
    private final Decoder decoder;
    private final ReadingSink sink;
    private final Committer committer;
    private final Progress progress;
    private final Counters counters;
    private final Closing closing;
    private final Pauses pauses;
    private final Inbox inbox;

    ExpressLane(
            MqttGatewaySettings settings,
            InstantSource clock,
            Decoder decoder,
            ReadingSink sink,
            Committer committer,
            Progress progress,
            Counters counters,
            BackOff backOff,
            Closing closing) {
        this.settings = settings;
        this.clock = clock;
        this.decoder = decoder;
        this.sink = sink;
        this.committer = committer;
        this.progress = progress;
        this.counters = counters;
        this.closing = closing;
        pauses = new Pauses(backOff, closing);
        inbox = new Inbox(settings.receiveMaximum(), counters);
    }

    void run() throws InterruptedException {
        while (!closing.isAskedWithin(GLANCE)) {
            if (progress.isBehind() && !serve() && pauses.closedAfterFailure()) {
                return;
            }
        }
    }

    /** Serves for as long as the gateway is behind; false where the connection failed. */
    private boolean serve() throws InterruptedException {
        try (Connection connection = new Connection(settings, Lane.EXPRESS, inbox, clock)) {
            connection.establish();
            log.info("Behind: urgent readings are stored by the express lane");
            while (progress.isBehind() && connection.isLive() && !closing.isAsked()) {
                Delivery next = inbox.next();
                if (next != null) {
                    store(Work.of(next, decoder));
                }
            }
            pauses.success();
            return true;
        } catch (MqttException | RuntimeException broken) {
            log.warn("The express lane is not available: {}", Causes.of(broken));
            return false;
        }
    }

    private void store(Work copy) {
        if (copy.arrivals().stream().anyMatch(sink::isUrgent) && committer.commitAlone(copy)) {
            counters.express.increment();
        }
    }
}
