package no.samkonsult.alert.escalation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every half second for steps that are due, where pages are served. Any number of processes may: each claims its own. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class EscalationJob {
    private final Escalation escalation;
    private final Heartbeats heartbeats;
    private volatile long behindSeconds;

    EscalationJob(Escalation escalation, Heartbeats heartbeats, MeterRegistry meters) {
        this.escalation = escalation;
        this.heartbeats = heartbeats;
        Gauge.builder("samkonsult.escalation.behind", this, job -> job.behindSeconds)
                .description("Seconds that the most overdue alert has waited for its next step")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "500ms")
    void takeSteps() {
        while (escalation.round() > 0) { // until nothing is due
        }
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "10s")
    void tell() {
        behindSeconds = escalation.behind().toSeconds();
        heartbeats.escalated();
    }
}
