package no.samkonsult.measurement.judgement;

import java.util.function.Supplier;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges one measurement, whatever happens: a fault of ours in judging it is its doubt, and neither loses the others of its batch
 * nor keeps them waiting.
 */
public final class Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private Evaluation() {}

    public static Assessment of(Supplier<Assessment> judging) {
        try {
            return judging.get();
        } catch (RuntimeException fault) {
            report(fault);
            return new Assessment.NotAssessable(Doubt.EVALUATION_FAILED);
        }
    }

    /** Without its message, which may hold a value. */
    static void report(RuntimeException fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        LOG.error("evaluation=failed fault={} at={}", fault.getClass().getName(), trace.length == 0 ? "" : trace[0]);
    }
}
