package no.samkonsult.scheduling.preference;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.hours.WeekForm;
import no.samkonsult.scheduling.preference.PreferenceDesk.Sheet;
import no.samkonsult.shared.PatientId;

/** The pages on which it is written when meetings suit somebody best. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreferencePageController {
    private static final String OWN = "/me/meeting-times";

    private final PreferenceDesk desk;

    PreferencePageController(PreferenceDesk desk) {
        this.desk = desk;
    }

    @Get(OWN)
    HttpResponse<?> own(Page page, Principal who, @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, OWN, desk.own(who), Map.of(), "", saved);
    }

    @Post(OWN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> saveOwn(Page page, Principal who, @Body Map<String, String> fields) {
        return save(page, OWN, desk.own(who), fields, week -> desk.save(who, week));
    }

    @Get("/patients/{id}/meeting-times")
    HttpResponse<?> of(
            Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "false") boolean saved) {
        return show(HttpStatus.OK, page, path(id), desk.of(who, new PatientId(id)), Map.of(), "", saved);
    }

    @Post("/patients/{id}/meeting-times")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var patient = new PatientId(id);
        return save(page, path(id), desk.of(who, patient), fields, week -> desk.save(who, patient, week));
    }

    private static String path(UUID id) {
        return "/patients/%s/meeting-times".formatted(id);
    }

    private static HttpResponse<?> save(
            Page page,
            String path,
            Optional<Sheet> sheet,
            Map<String, String> fields,
            Predicate<Map<DayOfWeek, List<Hours>>> saving) {
        var form = new WeekForm(fields);
        Map<DayOfWeek, List<Hours>> week = form.week();
        if (!form.faults().isEmpty()) {
            String fault = page.text(
                    "hours.faults", form.faults().stream().map(page::text).collect(Collectors.joining(", ")));
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, path, sheet, fields, fault, false);
        }
        return saving.test(week) ? HttpResponse.seeOther(URI.create(path + "?saved=true")) : unknown(page);
    }

    private static HttpResponse<?> show(
            HttpStatus status,
            Page page,
            String path,
            Optional<Sheet> sheet,
            Map<String, String> typed,
            String error,
            boolean saved) {
        return sheet.<HttpResponse<?>>map(found -> page.render(
                        status,
                        "scheduling/preference",
                        Map.of(
                                "path",
                                path,
                                "name",
                                found.name(),
                                "time",
                                found.time(),
                                "typed",
                                typed,
                                "error",
                                error,
                                "saved",
                                saved)))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
