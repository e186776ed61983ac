package no.samkonsult.notification.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samkonsult.notification.Offered;
import no.samkonsult.notification.UndeliveredListener;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** The senders' work, one notice after the other, for tests of whole histories. */
public record Sending(BeanContext beans) {
    private static final Duration RECEIPT_WITHIN = Duration.ofMinutes(2);

    /** Sends what is due. */
    public void run() {
        Sender sender = sender();
        while (sendNext(sender)) { // until nothing is due
        }
    }

    private boolean sendNext(Sender sender) {
        return the(Transactions.class).as(SystemPrincipal.NOTIFICATION, _ -> {
            Instant now = the(Clock.class).instant();
            Optional<Due> due = the(SendingTable.class).claim(now);
            due.ifPresent(each -> sender.send(each, now));
            return due.isPresent();
        });
    }

    /** As the role web has it, without the threads. */
    private Sender sender() {
        return new Sender(
                the(SendingTable.class),
                the(OutcomeTable.class),
                the(Rendering.class),
                the(Offered.class),
                new SendingMetrics(
                        the(MeterRegistry.class),
                        the(SendingTable.class),
                        the(OutcomeTable.class),
                        the(Transactions.class),
                        the(Clock.class)),
                List.copyOf(beans.getBeansOfType(UndeliveredListener.class)),
                the(Transactions.class),
                the(Clock.class),
                RECEIPT_WITHIN);
    }

    private <T> T the(Class<T> type) {
        return beans.getBean(type);
    }
}
