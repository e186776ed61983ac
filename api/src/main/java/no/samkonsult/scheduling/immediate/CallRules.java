package no.samkonsult.scheduling.immediate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samkonsult.scheduling.Consultation;

/** When what is rung begins, and where it stands. */
final class CallRules {
    /** How long a consultation may be chosen to last, in minutes. */
    static final List<Integer> LENGTHS = List.of(20, 30);

    /** How long a ring may be chosen to last, in minutes. */
    static final List<Integer> PATIENCE = List.of(2, 5, 10);

    /** So many can be rung at once. */
    static final int MOST = 20;

    private static final Duration STEP = Duration.ofMinutes(5);

    private CallRules() {}

    /** The step of all meetings at which what begins now began: whoever had something until then is free. */
    static Instant beginning(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), STEP.toSeconds()));
    }

    /** Where a call stands that nobody has stopped. */
    static Call.State state(Call call, Instant now) {
        if (!call.open(now).isEmpty()) {
            return Call.State.RINGING;
        }
        return call.consultation() == null ? Call.State.UNANSWERED : Call.State.STARTED;
    }

    /** Whether somebody can still join a consultation. */
    static boolean isOn(Consultation consultation, Instant now) {
        return consultation.isBooked() && consultation.time().end().isAfter(now);
    }
}
