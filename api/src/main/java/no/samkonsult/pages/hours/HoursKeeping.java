package no.samkonsult.pages.hours;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.alert.roster.coverage.CoverageWatch;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.HoursException;
import no.samkonsult.organisation.hours.KeptService;
import no.samkonsult.organisation.hours.Opening;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Changes hours and promises, audits it and looks at the cover anew: {@code organisation} lies below both. */
@Singleton
class HoursKeeping {
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final ServiceHours hours;
    private final AuditTrail audit;
    private final CoverageWatch coverage;

    HoursKeeping(ServiceHours hours, AuditTrail audit, CoverageWatch coverage) {
        this.hours = hours;
        this.audit = audit;
        this.coverage = coverage;
    }

    @Acting
    List<KeptService> services(Principal who) {
        return hours.administered(who);
    }

    /** A service of theirs, with its hours. */
    record Kept(KeptService service, Opening opening, ServiceHours.FinishMinutes finish) {}

    @Acting
    Optional<Kept> find(Principal who, UUID service) {
        return hours.administered(who).stream()
                .filter(each -> each.id().equals(service))
                .findFirst()
                .map(each -> new Kept(each, hours.of(service), hours.finishMinutes(service)));
    }

    @Acting
    boolean change(Principal who, UUID service, ServiceHours.Change change) {
        return audited(who, service, hours.change(who, service, change));
    }

    @Acting
    boolean except(Principal who, UUID service, HoursException exception) {
        return audited(who, service, hours.except(who, service, exception));
    }

    @Acting
    boolean drop(Principal who, UUID service, LocalDate day) {
        return audited(who, service, hours.drop(who, service, day));
    }

    private boolean audited(Principal who, UUID service, boolean done) {
        if (done) {
            audit.record(who, null, Action.UPDATE, "service-hours/" + service, OWN_ORGANISATION);
            coverage.lookAtDesksOf(service);
        }
        return done;
    }
}
