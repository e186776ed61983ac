package no.samkonsult.measurement.unexpected;

/** How a measurement is other than what the patient's plan asks for. */
public enum Unexpected {
    /** The plan does not ask for it. */
    OTHER_KIND,
    /** The plan asks for it, but not at that time. */
    OTHER_TIME
}
