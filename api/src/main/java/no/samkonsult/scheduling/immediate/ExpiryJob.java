package no.samkonsult.scheduling.immediate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every five seconds, where pages are served, for rings that have run out: somebody waits for them. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class ExpiryJob {
    private final Expiry expiry;

    ExpiryJob(Expiry expiry) {
        this.expiry = expiry;
    }

    @Scheduled(initialDelay = "10s", fixedDelay = "5s")
    void look() {
        expiry.round();
    }
}
