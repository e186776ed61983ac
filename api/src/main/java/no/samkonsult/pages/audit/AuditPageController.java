package no.samkonsult.pages.audit;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.log.Entry;
import no.samkonsult.audit.log.OrganisationLog;
import no.samkonsult.audit.log.Period;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.Role;

/** The log of an organisation for its loggkontrollør: by patient and by person. An identity number is never in an address. */
@Controller("/audit")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditPageController {
    private static final int ROWS = 50;

    private final OrganisationLog log;
    private final FindingPages findings;
    private final Clock clock;

    AuditPageController(OrganisationLog log, FindingPages findings, Clock clock) {
        this.log = log;
        this.findings = findings;
        this.clock = clock;
    }

    @Post("/patient")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> findPatient(Page page, Principal who, @Body Map<String, String> fields) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return unknown(page);
        }
        Optional<NationalIdentityNumber> number = number(fields.getOrDefault("number", ""));
        if (number.isEmpty()) {
            return findings.list(HttpStatus.UNPROCESSABLE_ENTITY, page, who, true, 0, page.text("audit.number.wrong"));
        }
        return log.patient(who, number.get(), period("", ""))
                .<HttpResponse<?>>map(patient -> HttpResponse.seeOther(URI.create("/audit/patients/" + patient)))
                .orElseGet(() -> findings.list(HttpStatus.OK, page, who, true, 0, page.text("audit.number.nothing")));
    }

    @Get("/patients/{id}")
    HttpResponse<?> patient(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @QueryValue(defaultValue = "0") int offset) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return unknown(page);
        }
        Period period = period(from, to);
        List<Entry> found = log.ofPatient(who, id, period, ROWS + 1, Math.max(0, offset));
        String title = found.isEmpty() ? page.text("audit.by-patient") : page.text("audit.about", patientName(found));
        return entries(page, title, found, period, false, offset);
    }

    @Get("/people")
    HttpResponse<?> people(Page page, Principal who, @QueryValue(defaultValue = "") String name) {
        return who.role() == Role.LOG_CONTROLLER
                ? page.render("audit/people", Map.of("people", log.people(who, name), "name", name))
                : unknown(page);
    }

    @Get("/people/{id}")
    HttpResponse<?> person(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @QueryValue(defaultValue = "0") int offset) {
        if (who.role() != Role.LOG_CONTROLLER) {
            return unknown(page);
        }
        Period period = period(from, to);
        List<Entry> found = log.ofPerson(who, id, period, ROWS + 1, Math.max(0, offset));
        String title = found.isEmpty()
                ? page.text("audit.by-person")
                : page.text("audit.by", found.getFirst().personName());
        return entries(page, title, found, period, true, offset);
    }

    private static HttpResponse<?> entries(
            Page page, String title, List<Entry> found, Period period, boolean withPatient, int offset) {
        return page.render(
                "audit/entries",
                Map.of(
                        "title", title,
                        "lines",
                                LogLine.of(
                                        page.texts(), found.stream().limit(ROWS).toList()),
                        "period", period,
                        "withPatient", withPatient,
                        "next", found.size() > ROWS ? offset + ROWS : 0));
    }

    private static String patientName(List<Entry> found) {
        return Optional.ofNullable(found.getFirst().patientName()).orElse("–");
    }

    private static Optional<NationalIdentityNumber> number(String text) {
        try {
            return Optional.of(NationalIdentityNumber.of(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Period period(String from, String to) {
        return FilterRules.period(from, to, LocalDate.ofInstant(clock.instant(), Page.ZONE));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
