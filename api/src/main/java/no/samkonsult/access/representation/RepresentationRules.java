package no.samkonsult.access.representation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * From which age and to which age a basis lets somebody see a patient's record. One has an age from midnight of the
 * birthday, Europe/Oslo.
 */
final class RepresentationRules {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Children decide more from 12 on (pbrl §§ 3-4 and 4-4): from then on digital access is not given as a matter of course. */
    private static final int CHILD_IS_HEARD = 12;

    /** Helserettsleg myndigalder (pbrl § 4-3); "over 16" of § 3-3. */
    private static final int OF_AGE_FOR_HEALTH = 16;

    /** Who makes a framtidsfullmakt must be 18 (verjemålslova § 79). */
    private static final int OF_AGE = 18;

    private RepresentationRules() {}

    /** What a basis opens. */
    sealed interface Opening {
        /** It holds, until an instant where the patient's age ends it. */
        record Open(@Nullable Instant until) implements Opening {}

        /** It is a right, but to nothing in a health record. */
        record NoGround() implements Opening {}

        /** The patient is too young for this basis. */
        record TooYoung() implements Opening {}

        /** The patient is too old for this basis. */
        record TooOld() implements Opening {}
    }

    static Opening open(
            Basis basis, @Nullable Matters matters, LocalDate birthDate, Instant now, boolean parentsOf12To15) {
        if (matters == Matters.ECONOMY) {
            return new Opening.NoGround();
        }
        return switch (basis) {
            case CONSENT, NEAREST_KIN -> from(birthDate, OF_AGE_FOR_HEALTH, now);
            case POWER_OF_ATTORNEY -> from(birthDate, OF_AGE, now);
            case GUARDIAN -> new Opening.Open(null);
            case PARENT -> until(birthDate, parentsOf12To15 ? OF_AGE_FOR_HEALTH : CHILD_IS_HEARD, now);
        };
    }

    /** Whether there is still somebody to keep something from: parents of patients who have not come of age for health. */
    static boolean mayHaveParents(LocalDate birthDate, Instant now) {
        return now.isBefore(birthday(birthDate, OF_AGE_FOR_HEALTH));
    }

    private static Opening from(LocalDate birthDate, int age, Instant now) {
        return now.isBefore(birthday(birthDate, age)) ? new Opening.TooYoung() : new Opening.Open(null);
    }

    private static Opening until(LocalDate birthDate, int age, Instant now) {
        Instant end = birthday(birthDate, age);
        return now.isBefore(end) ? new Opening.Open(end) : new Opening.TooOld();
    }

    private static Instant birthday(LocalDate birthDate, int age) {
        return birthDate.plusYears(age).atStartOfDay(OSLO).toInstant();
    }
}
