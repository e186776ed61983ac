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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
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
    private final PatientReading reading;
    private final LiveNotices notices;
    private final Access access;

    PatientPageController(PatientRegister register, PatientReading reading, LiveNotices notices, Access access) {
        this.register = register;
        this.reading = reading;
        this.notices = notices;
        this.access = access;
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
        return reading.of(page, who, new PatientId(id), days)
                .<HttpResponse<?>>map(
                        parameters -> page.render(page.fragment() ? "pages/patient" : "pages/watched", parameters))
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
}
