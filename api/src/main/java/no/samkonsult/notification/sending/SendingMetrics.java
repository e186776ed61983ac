package no.samkonsult.notification.sending;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Counts what was sent and what failed, and how late the oldest is that should have been sent. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class SendingMetrics {
    private static final Duration RECEIPTS_ARE_KEPT = Duration.ofHours(1);

    private final MeterRegistry meters;
    private final SendingTable table;
    private final OutcomeTable outcomes;
    private final Transactions transactions;
    private final Clock clock;
    private volatile double oldest;

    SendingMetrics(
            MeterRegistry meters, SendingTable table, OutcomeTable outcomes, Transactions transactions, Clock clock) {
        this.meters = meters;
        this.table = table;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.clock = clock;
        Gauge.builder("samkonsult.notices.oldest", this, metrics -> metrics.oldest)
                .baseUnit("seconds")
                .description("How late the oldest notice is that is due and not sent")
                .register(meters);
    }

    void carried(Channel channel, Carried carried) {
        String outcome =
                switch (carried) {
                    case Carried.Accepted _, Carried.HandedOver _, Carried.Delivered _ -> "sent";
                    case Carried.NotNow _ -> "not-now";
                    case Carried.Refused _ -> "refused";
                };
        meters.counter("samkonsult.notices.messages", "channel", lower(channel), "outcome", outcome)
                .increment();
    }

    void undelivered(Urgency urgency) {
        meters.counter("samkonsult.notices.failed", "urgency", lower(urgency)).increment();
    }

    @Scheduled(fixedDelay = "15s")
    void look() {
        Instant now = clock.instant();
        transactions.as(SystemPrincipal.NOTIFICATION, _ -> {
            oldest = table.oldestDue(now)
                    .map(since -> Duration.between(since, now).toMillis() / 1000.0)
                    .orElse(0.0);
            outcomes.forgetReceipts(now.minus(RECEIPTS_ARE_KEPT));
            return now;
        });
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
