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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.review.Assessment;
import no.samkonsult.audit.review.Findings;
import no.samkonsult.audit.review.Result;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Unusual patterns in the log: listed, looked into, handled and closed. */
@Controller("/audit")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FindingController {
    private static final int LONGEST_NOTE = 2_000;

    private final Findings findings;
    private final FindingPages pages;

    FindingController(Findings findings, FindingPages pages) {
        this.findings = findings;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "open") String status,
            @QueryValue(defaultValue = "0") int offset) {
        boolean open = !status.equals("handled");
        return switch (who.role()) {
            case LOG_CONTROLLER -> pages.list(HttpStatus.OK, page, who, open, Math.max(0, offset), "");
            case DATA_PROTECTION_OFFICER -> pages.traces(page, who, open, Math.max(0, offset));
            case HOME_CARE,
                    RESPONSE_CENTRE,
                    GENERAL_PRACTITIONER,
                    NURSING_HOME_DOCTOR,
                    SPECIALIST,
                    OUT_OF_HOURS_DOCTOR,
                    SECRETARY,
                    COORDINATOR,
                    ADMINISTRATOR,
                    ANALYST,
                    PATIENT,
                    NEXT_OF_KIN,
                    MACHINE -> unknown(page);
        };
    }

    @Get("/findings/{id}")
    HttpResponse<?> one(Page page, Principal who, @PathVariable UUID id) {
        return one(HttpStatus.OK, page, who, id, "");
    }

    @Post("/findings/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> handle(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        String note = fields.getOrDefault("note", "").strip();
        Optional<Assessment> assessment = assessment(fields.getOrDefault("assessment", ""));
        if (assessment.isEmpty() || note.isEmpty() || note.length() > LONGEST_NOTE) {
            return one(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, page.text("audit.handling.needed"));
        }
        return switch (findings.handle(who, id, assessment.get(), note)) {
            case Result.Done() -> HttpResponse.seeOther(URI.create("/audit"));
            case Result.AlreadyHandled() -> one(HttpStatus.CONFLICT, page, who, id, page.text("audit.handled.before"));
            case Result.AboutOneself() -> one(HttpStatus.CONFLICT, page, who, id, page.text("audit.handled.oneself"));
            case Result.Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> one(HttpStatus status, Page page, Principal who, UUID id, String error) {
        return findings.find(who, id)
                .<HttpResponse<?>>map(finding -> pages.one(status, page, who, finding, error))
                .orElseGet(() -> unknown(page));
    }

    private static Optional<Assessment> assessment(String name) {
        return Arrays.stream(Assessment.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
