package no.samkonsult.alert.missing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every half minute, where pages are served, for what plans expected and has not come. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class MissingJob {
    private final MissingSweep sweep;

    MissingJob(MissingSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(initialDelay = "20s", fixedDelay = "30s")
    void look() {
        sweep.round();
    }
}
