package no.samkonsult.measurement.intake;

import jakarta.inject.Singleton;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.measurement.Quarantine;
import no.samkonsult.measurement.Quarantined;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/**
 * Reads quarantine once more, after a device was assigned, a mapping added or a decoder mended. What can be read and has a patient
 * is stored as if it had just come, with the time of its first arrival; the rest stays as it is.
 */
@Singleton
public class Rereadings {
    private static final String ENTITY = "quarantine";

    private final Quarantine quarantine;
    private final MeasurementIntake intake;
    private final QuarantineReader reader;
    private final AuditTrail audit;

    Rereadings(Quarantine quarantine, MeasurementIntake intake, QuarantineReader reader, AuditTrail audit) {
        this.quarantine = quarantine;
        this.intake = intake;
        this.reader = reader;
        this.audit = audit;
    }

    /** Tries all that the one who asks may see, and tells how many could be read. */
    @Acting
    public int all(Principal who) {
        int released = 0;
        for (Quarantined waiting : quarantine.list(who)) {
            if (intake.release(waiting.id(), reader)) {
                audit.record(who, null, Action.UPDATE, ENTITY + "/" + waiting.id(), "OWN_ORGANISATION");
                released++;
            }
        }
        return released;
    }
}
