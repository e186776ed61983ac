package no.samkonsult.pages.hours;

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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samkonsult.organisation.hours.HolidayHours;
import no.samkonsult.organisation.hours.HolidayRules;
import no.samkonsult.organisation.hours.Opening;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.Role;

/** The hours of an organisation's services: which days, holidays, dated exceptions, and how soon it answers. */
@Controller("/services/hours")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HoursPageController {
    private static final int HOLIDAYS_AHEAD = 366;

    private final HoursKeeping keeping;
    private final Clock clock;

    HoursPageController(HoursKeeping keeping, Clock clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return who.role() == Role.ADMINISTRATOR
                ? page.render("hours/list", Map.of("services", keeping.services(who)))
                : unknown(page);
    }

    @Get("/{id}")
    HttpResponse<?> service(Page page, Principal who, @PathVariable UUID id) {
        return show(HttpStatus.OK, page, who, id, "");
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new HoursForm(fields);
        return form.change()
                .<HttpResponse<?>>map(change -> change.overlaps()
                        ? refused(page, who, id, page.text("hours.overlap"))
                        : answer(page, id, keeping.change(who, id, change)))
                .orElseGet(() -> refused(page, who, id, form.faults(page)));
    }

    @Post("/{id}/exceptions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> except(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new HoursForm(fields);
        return form.exception()
                .<HttpResponse<?>>map(exception -> exception.day().isBefore(today())
                        ? refused(page, who, id, page.text("hours.past"))
                        : answer(page, id, keeping.except(who, id, exception)))
                .orElseGet(() -> refused(page, who, id, form.faults(page)));
    }

    @Post("/{id}/exceptions/{day}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> drop(Page page, Principal who, @PathVariable UUID id, @PathVariable LocalDate day) {
        return answer(page, id, keeping.drop(who, id, day));
    }

    private static HttpResponse<?> answer(Page page, UUID id, boolean done) {
        return done ? HttpResponse.seeOther(URI.create("/services/hours/" + id)) : unknown(page);
    }

    private HttpResponse<?> refused(Page page, Principal who, UUID id, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, error);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, String error) {
        return keeping.find(who, id)
                .<HttpResponse<?>>map(kept -> page.render(
                        status,
                        "hours/service",
                        Map.of(
                                "service", kept.service(),
                                "opening", kept.opening(),
                                "finish", kept.finish(),
                                "week", week(kept.opening()),
                                "choices", List.of(HolidayHours.values()),
                                "holidays", holidays(),
                                "today", today(),
                                "error", error)))
                .orElseGet(() -> unknown(page));
    }

    /** The hours of each weekday, as they are written. */
    private static Map<DayOfWeek, String> week(Opening opening) {
        return Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> opening.week().stream()
                        .filter(each -> each.weekday() == day)
                        .map(each -> each.hours().toString())
                        .collect(Collectors.joining(", "))));
    }

    private List<LocalDate> holidays() {
        return today().datesUntil(today().plusDays(HOLIDAYS_AHEAD))
                .filter(day -> HolidayRules.on(day).isPresent())
                .toList();
    }

    private LocalDate today() {
        return WallClockRules.dayOf(clock.instant());
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
