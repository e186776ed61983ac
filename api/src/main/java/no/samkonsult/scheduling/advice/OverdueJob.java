package no.samkonsult.scheduling.advice;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every minute, where pages are served, for questions whose deadline has passed. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class OverdueJob {
    private final Overdue overdue;

    OverdueJob(Overdue overdue) {
        this.overdue = overdue;
    }

    @Scheduled(initialDelay = "45s", fixedDelay = "60s")
    void look() {
        overdue.round();
    }
}
