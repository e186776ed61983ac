package no.samkonsult.patient.change;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every minute for moves whose day has come. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class MovingDay {
    private final Moves moves;

    MovingDay(Moves moves) {
        this.moves = moves;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void look() {
        moves.carryOutDue();
    }
}
