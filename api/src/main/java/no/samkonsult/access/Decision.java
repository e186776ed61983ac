package no.samkonsult.access;

/** The answer to the question whether somebody may see a patient. */
public sealed interface Decision {
    /** Yes, and why. */
    record Granted(Ground ground) implements Decision {}

    /** No. To whoever asked it must look exactly as if the patient did not exist. */
    record Denied() implements Decision {}
}
