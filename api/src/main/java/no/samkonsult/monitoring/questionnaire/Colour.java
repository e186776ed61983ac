package no.samkonsult.monitoring.questionnaire;

/** What an answer means, the mildest first. */
public enum Colour {
    /** Nothing is judged by it. */
    NONE,
    GREEN,
    YELLOW,
    RED;

    public Colour orWorse(Colour other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether a desk is to look at it. */
    public boolean alerts() {
        return this == YELLOW || this == RED;
    }
}
