package no.samkonsult.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.access.opening.Openings;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Worklist;
import no.samkonsult.alert.message.Messages;
import no.samkonsult.alert.routing.Watching;
import no.samkonsult.alert.worklist.Lines;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.monitoring.plan.SelfManagements;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.patient.header.Headers;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import org.reactivestreams.Publisher;

/** The patient's page: why one sees them, what is open, how measurements have gone, what they measure with. */
@Controller("/patients")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PatientPageController {
    private static final int ROWS = 50;
    private static final Set<Integer> PERIODS = Set.of(7, 30, 90);

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
    private final LiveNotices notices;
    private final Access access;
    private final Clock clock;

    PatientPageController(
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
            LiveNotices notices,
            Access access,
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
        this.notices = notices;
        this.access = access;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "") String name,
            @QueryValue(defaultValue = "0") int offset) {
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        List<Patient> found = register.search(who, name, ROWS + 1, offset);
        return page.render(
                "pages/patients",
                Map.of(
                        "patients",
                        found.stream().limit(ROWS).toList(),
                        "name",
                        name,
                        "next",
                        found.size() > ROWS ? offset + ROWS : 0));
    }

    @Get("/{id}")
    HttpResponse<?> patient(
            Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "30") int days) {
        if (!PERIODS.contains(days)) {
            throw new InvalidInput("days", "must be 7, 30 or 90");
        }
        var patient = new PatientId(id);
        return register.find(who, patient, Scope.IDENTITY)
                .<HttpResponse<?>>map(found -> page.render(
                        page.fragment() ? "pages/patient" : "pages/watched", parameters(page, who, found, days)))
                .orElseGet(() -> page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown())));
    }

    /** Tells the page when something on it has changed, and ends when the reader may have lost their ground. */
    @Get("/{id}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> changes(Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "0") long since) {
        var patient = new PatientId(id);
        Set<Scope> open = access.openTo(who, patient);
        if (access.ground(who, patient, Scope.IDENTITY).isEmpty()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "unknown");
        }
        return notices.stream(
                open.contains(Scope.MEASUREMENTS) ? PatientTopics.of(patient) : Set.of(),
                Instant.ofEpochMilli(since),
                access.losses(who));
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
