package no.samkonsult.pages;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.access.Scope;
import no.samkonsult.access.opening.Openings;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Worklist;
import no.samkonsult.alert.message.Messages;
import no.samkonsult.alert.routing.Watching;
import no.samkonsult.alert.worklist.Lines;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.monitoring.plan.SelfManagements;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.patient.header.Headers;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.shared.PatientId;

/** Reads what a patient's page shows, all of it in one transaction. */
@Singleton
class PatientReading {
    private final PatientRegister register;
    private final MeasurementHistory history;
    private final Desk desk;
    private final MeasuredSections sections;
    private final Bookings bookings;
    private final Lines lines;
    private final Openings openings;
    private final Watching watching;
    private final SelfManagements selfManagements;
    private final Messages messages;
    private final Headers headers;
    private final Clock clock;

    PatientReading(
            PatientRegister register,
            MeasurementHistory history,
            Desk desk,
            MeasuredSections sections,
            Bookings bookings,
            Lines lines,
            Openings openings,
            Watching watching,
            SelfManagements selfManagements,
            Messages messages,
            Headers headers,
            Clock clock) {
        this.register = register;
        this.history = history;
        this.desk = desk;
        this.sections = sections;
        this.bookings = bookings;
        this.lines = lines;
        this.openings = openings;
        this.watching = watching;
        this.selfManagements = selfManagements;
        this.messages = messages;
        this.headers = headers;
        this.clock = clock;
    }

    /** The page's parameters, or nothing where there is no patient that one may know of. */
    @Acting
    Optional<Map<String, Object>> of(Page page, Principal who, PatientId patient, int days) {
        return register.find(who, patient, Scope.IDENTITY).map(found -> parameters(page, who, found, days));
    }

    /** Only what is open is asked for: a page is no attempt at the rest. */
    private Map<String, Object> parameters(Page page, Principal who, PatientRegister.Found found, int days) {
        var patient = new PatientId(found.patient().id());
        boolean measured = found.open().contains(Scope.MEASUREMENTS);
        var parameters = new HashMap<>(measured ? sections.of(page, who, patient, days) : MeasuredSections.NONE);
        parameters.putAll(Map.of(
                "found",
                found,
                "opening",
                openings.inForce(who, patient),
                "age",
                Period.between(found.patient().birthDate(), today()).getYears(),
                "days",
                days,
                "alerts",
                Worklist.of(lines.of(who, openAlerts(who, patient))),
                "consultations",
                found.open().contains(Scope.CONSULTATIONS) ? bookings.coming(who, patient) : List.of()));
        parameters.put("reading", measured ? reading(who, patient) : Optional.empty());
        parameters.put("header", headers.of(who, patient, found.ground()));
        parameters.put(
                "messages", found.open().contains(Scope.MESSAGES) ? messages.ofPatient(who, patient) : List.of());
        return parameters;
    }

    /** Patients and their next of kin are told who reads the measurements now; those at work know. */
    private Optional<ReadingNow> reading(Principal who, PatientId patient) {
        if (!who.role().isPrivate()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(ReadingNow.of(
                watching.now(who, patient),
                history.ofEachKind(who, patient, now.minus(ReadingNow.RECENT), MeasuredSections.MOST),
                selfManagements.agreed(who, patient),
                now));
    }

    private List<Alert> openAlerts(Principal who, PatientId patient) {
        return desk.ofPatient(who, patient).stream()
                .filter(alert -> alert.closedAt() == null)
                .toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
