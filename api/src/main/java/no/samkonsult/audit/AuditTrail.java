package no.samkonsult.audit;

import jakarta.inject.Singleton;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * The access log of health records (pasientjournalloven § 22): who, for which organisation, which patient, what, and on
 * what ground. Written in the transaction of the act itself, so that neither exists without the other.
 */
@Singleton
public class AuditTrail {
    private final AuditEvents events;

    AuditTrail(AuditEvents events) {
        this.events = events;
    }

    /**
     * Records one act.
     *
     * @param patient whose record, or null where the act concerns none
     * @param entity what was seen or changed, such as {@code observation} or {@code alert/<id>}; never a value of it
     * @param ground why it was allowed, such as {@code ENROLMENT}
     */
    @Acting
    public void record(Principal who, @Nullable PatientId patient, Action action, String entity, String ground) {
        OrganisationId organisation = who.organisation();
        events.add(
                who.person().value(),
                who.role().name(),
                organisation == null ? null : organisation.value(),
                who.session(),
                patient == null ? null : patient.value(),
                action.name(),
                entity,
                ground);
    }
}
