package no.samkonsult.scheduling.outside;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Reads what is due where pages are served, until nothing is. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class FetchJob {
    private final Fetching fetching;

    FetchJob(Fetching fetching) {
        this.fetching = fetching;
    }

    @Scheduled(initialDelay = "15s", fixedDelay = "15s")
    void fetch() {
        boolean more = true;
        while (more) {
            more = fetching.round();
        }
    }
}
