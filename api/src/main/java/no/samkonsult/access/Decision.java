package no.samkonsult.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to the question whether somebody may see a part of a patient's record. */
public sealed interface Decision {
    /** Yes, why, and until when if that is known. */
    record Granted(Ground ground, @Nullable Instant until) implements Decision {}

    /** Yes, by an exception of a grade, which the log controller and the patient will read of. */
    record Excepted(Ground grade, Instant until) implements Decision {}

    /** No. To whoever asked it must look exactly as if the patient did not exist. */
    record Denied() implements Decision {}
}
