package no.samkonsult.alert.reserve;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks three times a minute, where pages are served, for patients whose alerts would find no desk. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class ReserveJob {
    private final Reserve reserve;

    ReserveJob(Reserve reserve) {
        this.reserve = reserve;
    }

    @Scheduled(initialDelay = "10s", fixedDelay = "20s")
    void look() {
        reserve.round();
    }
}
