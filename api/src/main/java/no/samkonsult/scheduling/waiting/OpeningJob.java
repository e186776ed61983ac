package no.samkonsult.scheduling.waiting;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every quarter of a minute, where pages are served, for time that has opened. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class OpeningJob {
    private final Openings openings;

    OpeningJob(Openings openings) {
        this.openings = openings;
    }

    @Scheduled(initialDelay = "15s", fixedDelay = "15s")
    void look() {
        openings.round();
    }
}
