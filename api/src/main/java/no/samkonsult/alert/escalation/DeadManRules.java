package no.samkonsult.alert.escalation;

import java.time.Duration;
import java.util.Optional;

/** Whether what must never stop is running. */
final class DeadManRules {
    /** Intake says every few seconds that it is connected; a restart or a new broker takes no longer than this. */
    static final Duration INTAKE = Duration.ofMinutes(2);

    /** Escalation looks every half second. */
    static final Duration ESCALATION = Duration.ofMinutes(1);

    private DeadManRules() {}

    /**
     * @param intake how long ago intake was last connected; none where it never was
     * @param escalation how long ago escalation last did what was due
     * @param behind how overdue the oldest step is
     */
    static boolean isWell(Optional<Duration> intake, Optional<Duration> escalation, Duration behind) {
        return isFresh(intake, INTAKE) && isFresh(escalation, ESCALATION) && behind.compareTo(ESCALATION) < 0;
    }

    private static boolean isFresh(Optional<Duration> since, Duration most) {
        return since.filter(each -> each.compareTo(most) < 0).isPresent();
    }
}
