package no.samkonsult.device;

/** Why a reading has no value, in the words of the special values of IEEE 11073-20601 (FLOAT and SFLOAT). */
public enum Absence {
    NOT_A_NUMBER,
    /** The value cannot be told at this resolution (NRes). */
    NOT_AT_THIS_RESOLUTION,
    POSITIVE_INFINITY,
    NEGATIVE_INFINITY,
    /** The device failed to measure. */
    ERROR
}
