package no.samkonsult.pages;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.Worklist;
import no.samkonsult.alert.worklist.Lines;
import no.samkonsult.patient.handover.Situation;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** The open clinical alerts of a patient: what was measured and when. */
@Singleton
final class OpenSituation implements Situation {
    private final Desk desk;
    private final Lines lines;

    OpenSituation(Desk desk, Lines lines) {
        this.desk = desk;
        this.lines = lines;
    }

    @Override
    public String now(Page page, Principal who, PatientId patient) {
        return desk.ofPatient(who, patient).stream()
                .filter(alert -> alert.closedAt() == null && alert.severity() != Severity.TECHNICAL)
                .collect(Collectors.collectingAndThen(Collectors.toList(), alerts -> lines.of(who, alerts)))
                .stream()
                .map(line -> line(page, line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Page page, Worklist.Line line) {
        Alert alert = line.alert();
        Instant at = Optional.ofNullable(alert.effectiveAt()).orElse(alert.raisedAt());
        return "%s: %s".formatted(page.time(at), line.reason(page));
    }
}
