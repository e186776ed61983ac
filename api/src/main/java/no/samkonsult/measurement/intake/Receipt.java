package no.samkonsult.measurement.intake;

/** What became of something a device sent, once it is durable. */
public enum Receipt {
    STORED,
    /** It was stored before. */
    DUPLICATE,
    /** Kept, but not as a measurement of a patient: somebody must look at it. */
    QUARANTINED
}
