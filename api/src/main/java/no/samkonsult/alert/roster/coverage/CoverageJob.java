package no.samkonsult.alert.roster.coverage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every minute where pages are served, and counts what is without cover. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class CoverageJob {
    private final CoverageWatch watch;
    private volatile int gaps;

    CoverageJob(CoverageWatch watch, MeterRegistry meters) {
        this.watch = watch;
        Gauge.builder("samkonsult.rosters.gaps", this, job -> job.gaps)
                .description("Spans of the coming days in which a desk is to be staffed and nobody is on duty")
                .register(meters);
    }

    @Scheduled(initialDelay = "5s", fixedDelay = "60s")
    void look() {
        watch.round();
        gaps = watch.gaps();
    }
}
