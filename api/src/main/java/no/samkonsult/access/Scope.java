package no.samkonsult.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;

/** Which part of a patient's record a question of access is about. */
public enum Scope {
    /** That the patient exists, and who they are: open with any other part. */
    IDENTITY,
    /** Times of consultations, who meets, in which role. */
    CONSULTATIONS,
    /** Measurements, their limits, alerts. */
    MEASUREMENTS,
    /** The shared plan. */
    PLAN,
    /** Messages. */
    MESSAGES;

    /** The parts that are open. */
    public static Set<Scope> of(Map<Scope, Boolean> open) {
        return open.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }
}
