package no.samkonsult.scheduling.advice;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.access.Scope;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Advice as pages: one's inbox, and asking. */
@Controller("/advice")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdvicePageController {
    private static final int ROWS = 25;

    private final AdviceDesk desk;
    private final AdviceReading reading;
    private final Recipients recipients;
    private final PatientRegister patients;
    private final Clock clock;

    AdvicePageController(
            AdviceDesk desk, AdviceReading reading, Recipients recipients, PatientRegister patients, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.recipients = recipients;
        this.patients = patients;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> inbox(
            Page page,
            Principal who,
            @QueryValue @Nullable AdviceBox box,
            @QueryValue(defaultValue = "false") boolean ended,
            @QueryValue(defaultValue = "0") int offset) {
        if (!Advice.isAskedBy(who.role())) {
            return AdvicePages.unknown(page);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        boolean answering = who.role() == Role.SPECIALIST;
        AdviceBox chosen = box == null ? (answering ? AdviceBox.TO_ME : AdviceBox.FROM_ME) : box;
        List<Advice> found = reading.inbox(who, chosen, ended, ROWS + 1, offset);
        return page.render(
                "scheduling/advice/list",
                Map.of(
                        "found",
                        found.stream().limit(ROWS).toList(),
                        "boxes",
                        answering ? List.of(AdviceBox.values()) : List.of(AdviceBox.FROM_ME),
                        "box",
                        chosen,
                        "ended",
                        ended,
                        "next",
                        found.size() > ROWS ? offset + ROWS : 0,
                        "now",
                        clock.instant()));
    }

    @Get("/new")
    HttpResponse<?> form(HttpRequest<?> request, Page page, Principal who) {
        return form(HttpStatus.OK, page, who, AdviceForm.of(fields(request)), "");
    }

    /** Those who can be asked, by part of a name. */
    @Get("/new/recipients")
    HttpResponse<?> recipients(HttpRequest<?> request, Page page, Principal who) {
        if (!Advice.isAskedBy(who.role())) {
            return AdvicePages.unknown(page);
        }
        var form = AdviceForm.of(fields(request));
        return page.render(
                "scheduling/advice/recipients",
                Map.of("form", form, "choices", recipients.search(who, form.given("find"))));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> ask(Page page, Principal who, @Body Map<String, String> fields) {
        var form = AdviceForm.of(fields);
        if (form.isSearch()) {
            return form(HttpStatus.OK, page, who, form, "");
        }
        String missing = form.missing(page);
        if (!missing.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, missing);
        }
        return switch (desk.ask(who, form.wish(clock.instant()))) {
            case AdviceOutcome.Done(UUID id) ->
                HttpResponse.seeOther(URI.create("/advice/%s?done=ASKED".formatted(id)));
            case AdviceOutcome.HoldsDigits(Found found) ->
                form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form.with(found), AdvicePages.digits(page, found));
            case AdviceOutcome.Closed(), AdviceOutcome.Unknown() -> AdvicePages.unknown(page);
        };
    }

    private HttpResponse<?> form(HttpStatus status, Page page, Principal who, AdviceForm form, String error) {
        if (!Advice.isAskedBy(who.role())) {
            return AdvicePages.unknown(page);
        }
        var named = form.patient();
        if (named.isPresent() && desk.toAsk(who, named.get()).isEmpty()) {
            return AdvicePages.unknown(page);
        }
        String name = named.flatMap(patient -> patients.find(who, patient, Scope.MEASUREMENTS))
                .map(found -> found.patient().name())
                .orElse("");
        return page.render(
                status,
                "scheduling/advice/new",
                Map.of(
                        "form",
                        form,
                        "patientName",
                        name,
                        "choices",
                        recipients.search(who, form.given("find")),
                        "error",
                        error));
    }

    private static Map<String, String> fields(HttpRequest<?> request) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue(fields::put);
        return fields;
    }
}
