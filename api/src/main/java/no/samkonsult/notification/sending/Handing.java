package no.samkonsult.notification.sending;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a message to a carrier and waits no longer than it may: the row that it is in is held meanwhile. */
public final class Handing {
    /** Longer than a provider needs, and shorter than anybody notices. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Handing.class);

    private Handing() {}

    static Carried over(Carrier carrier, Message message) {
        return over(carrier.channel(), message.id(), () -> carrier.carry(message));
    }

    public static Carried over(Channel channel, UUID message, Callable<Carried> carrying) {
        var handing = new FutureTask<>(carrying);
        Thread thread = Thread.ofVirtual().name("carrier").start(handing);
        try {
            return handing.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            thread.interrupt(); // closes its connection
            return new Carried.NotNow("no-answer");
        } catch (ExecutionException broken) {
            LOG.error("carrier=failed channel={} message={}", channel, message, broken.getCause());
            return new Carried.NotNow("fault");
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Carried.NotNow("stopped");
        }
    }
}
