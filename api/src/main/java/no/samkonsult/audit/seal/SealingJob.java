package no.samkonsult.audit.seal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Seals every second where pages are served, and tells how long the oldest row without a seal has waited. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
final class SealingJob {
    private final Sealer sealer;
    private final SealTable table;
    private final Transactions transactions;
    private final Clock clock;
    private volatile Duration age = Duration.ZERO;

    SealingJob(Sealer sealer, SealTable table, Transactions transactions, Clock clock, MeterRegistry meters) {
        this.sealer = sealer;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        Gauge.builder("samkonsult.audit.unsealed.age", this, job -> job.age.toMillis() / 1_000.0)
                .description("How long the oldest row of the audit trail without a seal has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    /** The age is measured before and after, so that it grows where sealing fails. */
    @Scheduled(fixedDelay = "1s")
    void round() {
        age = unsealedAge();
        sealer.seal();
        age = unsealedAge();
        sealer.exportHead();
    }

    private Duration unsealedAge() {
        return transactions
                .as(SystemPrincipal.AUDIT, _ -> table.waitingSince())
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
