package no.samkonsult.measurement.intake;

import java.sql.SQLException;

/** The database refused a batch: nothing of it was stored, and it must be tried again. */
public final class IntakeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IntakeFailure(SQLException cause) {
        super(cause);
    }
}
