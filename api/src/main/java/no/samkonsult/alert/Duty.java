package no.samkonsult.alert;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/**
 * What was taken on duty stays with whoever took it when the hours of the agreement are over, until it is closed, given back
 * or given on.
 */
@Singleton
public class Duty {
    private final Access access;
    private final Clock clock;

    Duty(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Lets whoever has taken an alert on duty keep their ground; others have one of their own. */
    public void keep(Principal who, KnownAlerts.Known known) {
        if (known.ground() == Ground.DUTY) {
            Alert alert = known.alert();
            access.relate(CareRelation.of(
                            new PatientId(alert.patientId()),
                            who.person().value(),
                            Ground.DUTY,
                            clock.instant(),
                            source(alert.id()))
                    .actingFor(who.organisation()));
        }
    }

    /** Ends it, in the caller's transaction. */
    public void end(UUID alert) {
        access.withdraw(source(alert));
    }

    /** What names the ground that an alert gives whoever took it on duty. */
    static String source(UUID alert) {
        return "alert/" + alert;
    }
}
