package no.samkonsult.alert.handling;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every ten seconds, where pages are served, for what was not finished in time. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class ReturnJob {
    private final Returning returning;

    ReturnJob(Returning returning) {
        this.returning = returning;
    }

    @Scheduled(initialDelay = "10s", fixedDelay = "10s")
    void look() {
        returning.round();
    }
}
