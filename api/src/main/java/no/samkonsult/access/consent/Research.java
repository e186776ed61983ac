package no.samkonsult.access.consent;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Consents to research, study by study: the patient's own business, and never a condition for anything else. */
@Singleton
public class Research {
    private static final String ENTITY = "research_consent/";

    private final ResearchConsents consents;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Research(ResearchConsents consents, Access access, AuditTrail audit, Clock clock) {
        this.consents = consents;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** The studies that ask a patient; none for anybody else. */
    @Acting
    public List<Study> studies(Principal patient) {
        return access.own(patient).map(own -> consents.studies(own.value())).orElseGet(List::of);
    }

    /** Whether there was such a study to consent to. */
    @Acting
    public boolean give(Principal patient, UUID study, String language) {
        return access.own(patient)
                .filter(own -> consents.give(
                                own.value(), study, language, patient.person().value(), clock.instant())
                        > 0)
                .map(own -> recorded(patient, own, Action.CREATE, study))
                .isPresent();
    }

    /** Whether there was a consent to end. */
    @Acting
    public boolean end(Principal patient, UUID study) {
        return access.own(patient)
                .filter(own -> consents.end(own.value(), study, clock.instant()) > 0)
                .map(own -> recorded(patient, own, Action.UPDATE, study))
                .isPresent();
    }

    private PatientId recorded(Principal patient, PatientId own, Action action, UUID study) {
        audit.record(patient, own, action, ENTITY + study, Ground.OWN_DATA.name());
        return own;
    }
}
