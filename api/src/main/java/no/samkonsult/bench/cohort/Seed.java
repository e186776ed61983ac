package no.samkonsult.bench.cohort;

import java.util.SplittableRandom;

/** Where all chance comes from: what is drawn at a place is the same in every run, whatever else was drawn before. */
record Seed(long value) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    SplittableRandom at(long... place) {
        long mixed = value;
        for (long each : place) {
            mixed = new SplittableRandom(mixed ^ (each + 1) * GOLDEN).nextLong();
        }
        return new SplittableRandom(mixed);
    }
}
