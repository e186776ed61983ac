package no.samkonsult.bench.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happens to somebody: it comes evenly, stays, and goes evenly.
 *
 * @param amount how far from what is usual it is at its height
 * @param matters from how far on somebody ought to know
 */
record Episode(
        int patient,
        Condition condition,
        double amount,
        double matters,
        Instant begins,
        Duration comes,
        Duration lasts,
        Duration goes) {

    /**
     * What somebody ought to know.
     *
     * @param begins from when on the patient is not as usual
     * @param onset from when on it matters
     * @param ends until when it matters
     * @param over when the patient is as usual again
     */
    record Truth(int patient, Condition condition, Instant begins, Instant onset, Instant ends, Instant over) {}

    Instant over() {
        return begins.plus(comes).plus(lasts).plus(goes);
    }

    /** Nothing where it never becomes large enough to matter. */
    Optional<Truth> truth() {
        double share = matters / amount;
        if (share < 0 || share > 1) {
            return Optional.empty();
        }
        Instant height = begins.plus(comes).plus(lasts);
        return Optional.of(new Truth(
                patient,
                condition,
                begins,
                begins.plus(part(comes, share)),
                height.plus(part(goes, 1 - share)),
                over()));
    }

    /** How far from what is usual the patient is at an instant. */
    double deviation(Instant at) {
        if (at.isBefore(begins) || !at.isBefore(over())) {
            return 0;
        }
        double since = Duration.between(begins, at).toSeconds();
        double left = Duration.between(at, over()).toSeconds();
        return amount * Math.min(1, Math.min(since / comes.toSeconds(), left / goes.toSeconds()));
    }

    /** Whether it decides by itself what the value is. */
    boolean decides(Instant at) {
        return condition.isLevel() && Math.abs(deviation(at)) >= Math.abs(matters);
    }

    private static Duration part(Duration of, double share) {
        return Duration.ofSeconds(Math.round(share * of.toSeconds()));
    }
}
