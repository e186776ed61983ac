package no.samkonsult.alert.routing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.Opening;
import no.samkonsult.organisation.hours.ServiceHours;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;

/** Tells whoever may see a patient who reads the measurements now: by the same hours and agreements as alerts are sent by. */
@Singleton
public class Watching {
    private static final String FOLLOWING =
            "SELECT service_id FROM enrolment WHERE patient_id = ? AND valid @> ?::timestamptz";

    private final RoutingTable table;
    private final ServiceHours hours;
    private final Statements statements;
    private final Clock clock;

    Watching(RoutingTable table, ServiceHours hours, Statements statements, Clock clock) {
        this.table = table;
        this.hours = hours;
        this.statements = statements;
        this.clock = clock;
    }

    /** Nobody, where no service follows the patient up or one may not know of them. The caller's page audits the reading. */
    @Acting
    public Watched now(Principal who, PatientId patient) {
        Instant now = clock.instant();
        return statements.list(FOLLOWING, row -> row.getObject("service_id", UUID.class), patient.value(), now).stream()
                .findFirst()
                .map(service -> WatchedRules.watched(hours.of(service), promises(service, now), now))
                .orElseGet(() -> WatchedRules.NOT_FOLLOWED);
    }

    /** What those have promised who watch by agreement now. */
    private List<Opening> promises(UUID service, Instant now) {
        return table.watching(service, now).stream()
                .map(each -> hours.of(each.service()))
                .toList();
    }
}
