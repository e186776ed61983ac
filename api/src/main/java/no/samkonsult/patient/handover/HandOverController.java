package no.samkonsult.patient.handover;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.access.Scope;
import no.samkonsult.patient.Patient;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.patient.header.Header;
import no.samkonsult.patient.header.Headers;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/** Handing over as pages: the form at a patient, and legevakt's list of open contacts. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HandOverController {
    private static final int LONGEST_NOTE = 2_000;

    private final HandOverDesk desk;
    private final PatientRegister register;
    private final Headers headers;
    private final Situation situation;
    private final Clock clock;

    HandOverController(HandOverDesk desk, PatientRegister register, Headers headers, Situation situation, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.headers = headers;
        this.situation = situation;
        this.clock = clock;
    }

    @Get("/patients/{id}/hand-over")
    HttpResponse<?> form(Page page, Principal who, @PathVariable UUID id) {
        return patient(who, id)
                .<HttpResponse<?>>map(
                        patient -> form(HttpStatus.OK, page, who, patient, begun(page, who, patient), Set.of()))
                .orElseGet(() -> unknown(page));
    }

    @Post("/patients/{id}/hand-over")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> handOver(Page page, Principal who, @PathVariable UUID id, @Body HandOverForm form) {
        ZonedDateTime now = clock.instant().atZone(Page.ZONE);
        Set<String> faults = form.faults(now);
        Optional<Instant> answered = form.answered(now);
        UUID service = form.service();
        if (!faults.isEmpty() || answered.isEmpty() || service == null) {
            return patient(who, id)
                    .<HttpResponse<?>>map(
                            patient -> form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, patient, form, faults))
                    .orElseGet(() -> unknown(page));
        }
        var call = new HandOverDesk.Call(service, form.isbar(), form.answerer(), answered.get());
        return desk.handOver(who, new PatientId(id), call)
                ? HttpResponse.seeOther(URI.create("/patients/%s/hand-over".formatted(id)))
                : unknown(page);
    }

    @Get("/hand-overs")
    HttpResponse<?> open(Page page, Principal who) {
        return who.role() == Role.OUT_OF_HOURS_DOCTOR ? list(HttpStatus.OK, page, who, "") : unknown(page);
    }

    @Post("/hand-overs/{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String note = fields.getOrDefault("note", "").strip();
        if (who.role() != Role.OUT_OF_HOURS_DOCTOR) {
            return unknown(page);
        }
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            return list(HttpStatus.UNPROCESSABLE_ENTITY, page, who, page.text("hand-over.note.needed"));
        }
        return desk.close(who, id, note) ? HttpResponse.seeOther(URI.create("/hand-overs")) : unknown(page);
    }

    private HandOverForm begun(Page page, Principal who, Patient patient) {
        var id = new PatientId(patient.id());
        String known =
                desk.ground(who, id).map(ground -> headers.of(who, id, ground)).orElse(Header.NONE).facts().stream()
                        .map(fact -> "%s: %s".formatted(page.texts().of("fact", fact.kind()), fact.body()))
                        .collect(Collectors.joining("\n"));
        return HandOverForm.begun(
                "%s, %s".formatted(patient.name(), page.date(patient.birthDate())),
                situation.now(page, who, id),
                known,
                clock.instant());
    }

    /** The patient, for whoever may hand them over. */
    private Optional<Patient> patient(Principal who, UUID id) {
        var patient = new PatientId(id);
        return desk.ground(who, patient)
                .flatMap(_ -> register.find(who, patient, Scope.MEASUREMENTS))
                .map(PatientRegister.Found::patient);
    }

    private HttpResponse<String> form(
            HttpStatus status, Page page, Principal who, Patient patient, HandOverForm form, Set<String> faults) {
        return page.render(
                status,
                "patient/hand-over",
                Map.of(
                        "patient", patient,
                        "form", form,
                        "faults", faults,
                        "receivers", desk.receivers(who),
                        "earlier", desk.ofPatient(who, new PatientId(patient.id()))));
    }

    private HttpResponse<String> list(HttpStatus status, Page page, Principal who, String error) {
        return page.render(status, "patient/hand-overs", Map.of("open", desk.open(who), "error", error));
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
