package no.samkonsult.pages;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.Worklist;
import no.samkonsult.patient.handover.Situation;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** The open clinical alerts of a patient: what was measured and when. */
@Singleton
final class OpenSituation implements Situation {
    private final Desk desk;
    private final Clock clock;

    OpenSituation(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String now(Page page, Principal who, PatientId patient) {
        return desk.ofPatient(who, patient).stream()
                .filter(alert -> alert.closedAt() == null && alert.severity() != Severity.TECHNICAL)
                .map(alert -> line(page, who, alert))
                .collect(Collectors.joining("\n"));
    }

    private String line(Page page, Principal who, Alert alert) {
        Instant at = Optional.ofNullable(alert.effectiveAt()).orElse(alert.raisedAt());
        return "%s: %s"
                .formatted(
                        page.time(at),
                        Worklist.Line.of(alert, who, clock.instant()).reason(page));
    }
}
