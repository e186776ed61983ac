package no.samkonsult.device;

/**
 * What a device tells about the circumstances of a reading. They are part of its identity, as the supplemental codes of the
 * HL7 Personal Health Device guide are: a meter that stores a value before and one after a meal has taken two readings.
 */
public enum Supplement {
    BEFORE_MEAL,
    AFTER_MEAL,
    FASTING,
    BEDTIME,
    /** Without regard to meals. */
    CASUAL,
    LYING,
    SITTING,
    STANDING,
    LEFT_ARM,
    RIGHT_ARM,
    CAPILLARY,
    VENOUS,
    ARTERIAL,
    INTERSTITIAL,
    /** Glucose given for whole blood; without this it is the plasma equivalent, some 11 % higher. */
    WHOLE_BLOOD
}
