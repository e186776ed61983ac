package no.samkonsult.histories;

import java.time.Duration;

/** What may happen next. Numbers name what there is by then: which patient, alert or nurse, counted round. */
sealed interface Step {
    /** A patient's device sends a reading of the pulse. */
    record Measure(int patient, Value value, When when) implements Step {}

    /** It sends the latest one once more. */
    record Resend(int patient) implements Step {}

    /**
     * A nurse does something with an alert.
     *
     * @param explained with a note, or a reason
     */
    record Handle(Act act, int alert, int nurse, boolean explained) implements Step {}

    /** A nurse takes a measurement out of account, or back in. */
    record Strike(int patient, int measurement, boolean back) implements Step {}

    /** Other limits are confirmed, or the first ones. */
    record Limits(int patient, boolean narrow) implements Step {}

    /** The plan is paused for a day. */
    record Pause(int patient) implements Step {}

    record Pass(int minutes) implements Step {}

    record Run(Job job) implements Step {}

    /** The service's connections are ended while something is done; afterwards it is done again, as whoever got no answer does. */
    record Kill(Step during, int afterMicroseconds) implements Step {}

    /** A pulse, by the limits that are confirmed first: green from 50 to 100, red below 40 and above 120. */
    enum Value {
        GREEN("72"),
        GREEN_TOO("80"),
        LOW("45"),
        HIGH("111"),
        RED_LOW("36"),
        RED_HIGH("131"),
        IMPLAUSIBLE("900"),
        ABSENT("");

        final String number;

        Value(String number) {
            this.number = number;
        }

        boolean isRed() {
            return this == RED_LOW || this == RED_HIGH;
        }

        boolean isDoubtful() {
            return this == IMPLAUSIBLE || this == ABSENT;
        }
    }

    /** When the device says that it measured. */
    enum When {
        NOW(Duration.ZERO),
        AN_HOUR_AGO(Duration.ofHours(1)),
        SIX_HOURS_AGO(Duration.ofHours(6)),
        THREE_DAYS_AGO(Duration.ofDays(3)),
        /** Its clock is ahead, and nobody knows how far. */
        AHEAD(Duration.ofHours(-2)),
        /** Another device of theirs, whose clock is ahead, tells what it shows. */
        NOW_BY_A_CLOCK_AHEAD(Duration.ofHours(-2)),
        /** Another yet, whose clock is behind, tells what it shows. */
        NOW_BY_A_CLOCK_BEHIND(Duration.ofHours(2)),
        IN_1970(Duration.ofDays(20_800));

        final Duration ago;

        When(Duration ago) {
            this.ago = ago;
        }

        boolean isNow() {
            return this == NOW || isByAKnownClock();
        }

        boolean isByAKnownClock() {
            return this == NOW_BY_A_CLOCK_AHEAD || this == NOW_BY_A_CLOCK_BEHIND;
        }
    }

    /** What a nurse may do with an alert. */
    enum Act {
        TAKE,
        GIVE_BACK,
        EXTEND,
        OFFER,
        ACCEPT,
        DECLINE,
        CLOSE
    }

    /** What the service does by itself. */
    enum Job {
        ESCALATE,
        SEND,
        RETURN,
        UNANSWERED
    }
}
