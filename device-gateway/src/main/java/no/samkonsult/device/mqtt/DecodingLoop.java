package no.samkonsult.device.mqtt;

import java.util.List;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.NotNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread between inbox and backlogs: it decodes, so that urgent readings are known before they stand in line. */
final class DecodingLoop {
    private static final Logger log = LoggerFactory.getLogger(DecodingLoop.class);

    private final Inbox inbox;
    private final Decoder decoder;
    private final ReadingSink sink;
    private final ArrivalOrder order;
    private final List<Backlog> backlogs;
    private final Progress progress;
    private final Closing closing;
    private final Pauses pauses;

    DecodingLoop(
            Inbox inbox,
            Decoder decoder,
            ReadingSink sink,
            ArrivalOrder order,
            List<Backlog> backlogs,
            Progress progress,
            BackOff backOff,
            Closing closing) {
        this.inbox = inbox;
        this.decoder = decoder;
        this.sink = sink;
        this.order = order;
        this.backlogs = List.copyOf(backlogs);
        this.progress = progress;
        this.closing = closing;
        pauses = new Pauses(backOff, closing);
    }

    void run() throws InterruptedException {
        while (!closing.isAsked()) {
            Delivery next = inbox.next();
            if (next != null) {
                take(next);
            }
        }
    }

    /** Only a hint: what cannot be told is not urgent, and must not stop the messages behind it. */
    private boolean isUrgent(Work work) {
        try {
            return work.arrivals().stream().anyMatch(sink::isUrgent);
        } catch (RuntimeException fault) {
            log.warn("Whether a message is urgent cannot be told: {}", Causes.of(fault));
            return false;
        }
    }

    /** Always the same for a device. */
    private Backlog backlogOf(Work work) {
        return backlogs.get(Math.floorMod(work.device().hashCode(), backlogs.size()));
    }

    private void take(Delivery next) throws InterruptedException {
        while (true) {
            try {
                Work work = Work.of(next, decoder);
                pauses.success();
                progress.arrived(work);
                order.arrived(work);
                backlogOf(work).add(work, isUrgent(work));
                return;
            } catch (NotNowException unavailable) {
                log.warn("Not decoded yet: {}", Causes.of(unavailable));
                if (pauses.closedAfterFailure()) {
                    return;
                }
            }
        }
    }
}
