package no.samkonsult.scheduling.outside.reading;

/** How much of a calendar is looked through: a rule that repeats every second for ever would never end. */
final class Patience {
    private static final int STEPS = 250_000;

    private int left = STEPS;

    /** There is more in the calendar than anybody does. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("more than %d repetitions".formatted(STEPS));
        }
    }

    void spend() {
        if (left-- == 0) {
            throw new Exhausted();
        }
    }
}
