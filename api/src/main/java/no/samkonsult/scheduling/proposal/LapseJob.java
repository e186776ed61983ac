package no.samkonsult.scheduling.proposal;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every half minute, where pages are served, for proposals whose deadline has passed. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class LapseJob {
    private final Lapsing lapsing;

    LapseJob(Lapsing lapsing) {
        this.lapsing = lapsing;
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "30s")
    void look() {
        lapsing.round();
    }
}
