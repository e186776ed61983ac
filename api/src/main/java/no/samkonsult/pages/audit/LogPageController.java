package no.samkonsult.pages.audit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.samkonsult.audit.log.Entry;
import no.samkonsult.audit.log.OwnLog;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;

/** Kven har sett i journalen min: the patient's own access log, to read and to take along. */
@Controller("/log")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogPageController {
    private static final int ROWS = 50;

    private final OwnLog log;
    private final Clock clock;

    LogPageController(OwnLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> page(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @QueryValue(defaultValue = "") String organisation,
            @QueryValue(defaultValue = "") String person,
            @QueryValue(defaultValue = "0") int offset) {
        OwnLog.Filter filter = filter(from, to, organisation, person);
        return log.read(who, filter, ROWS + 1, Math.max(0, offset))
                .<HttpResponse<?>>map(found -> page.render(
                        "audit/log",
                        Map.of(
                                "lines",
                                lines(page, found),
                                "filter",
                                filter,
                                "choices",
                                log.choices(who, filter.period()),
                                "next",
                                found.size() > ROWS ? offset + ROWS : 0)))
                .orElseGet(() -> unknown(page));
    }

    @Get("/export")
    @Produces("text/csv")
    HttpResponse<?> export(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @QueryValue(defaultValue = "") String organisation,
            @QueryValue(defaultValue = "") String person) {
        return log.export(who, filter(from, to, organisation, person))
                .<HttpResponse<?>>map(found -> HttpResponse.ok(LogCsv.of(page.texts(), LogLine.of(page.texts(), found)))
                        .contentType("text/csv;charset=utf-8")
                        .header("Content-Disposition", "attachment; filename=\"innsynslogg.csv\""))
                .orElseGet(() -> unknown(page));
    }

    private OwnLog.Filter filter(String from, String to, String organisation, String person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Page.ZONE);
        return new OwnLog.Filter(
                FilterRules.period(from, to, today),
                FilterRules.chosen("organisation", organisation),
                FilterRules.chosen("person", person));
    }

    private static List<LogLine> lines(Page page, List<Entry> found) {
        return LogLine.of(page.texts(), found.stream().limit(ROWS).toList());
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
