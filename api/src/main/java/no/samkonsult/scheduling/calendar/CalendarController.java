package no.samkonsult.scheduling.calendar;

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
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** One's own calendar, or for an office's secretary everybody's on a day, and the time that is blocked in it. */
@Controller("/calendar")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalendarController {
    private final CalendarDesk desk;
    private final Clock clock;

    CalendarController(CalendarDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> calendar(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "week") String view,
            @QueryValue @Nullable LocalDate day) {
        LocalDate shown = day == null ? today() : day;
        return show(HttpStatus.OK, page, who, CalendarView.of(view, shown), Map.of(), "");
    }

    @Post("/blocks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> block(Page page, Principal who, @Body Map<String, String> fields) {
        if (!looks(who)) {
            return unknown(page);
        }
        var form = new BlockForm(fields);
        return form.time(clock.instant())
                .<HttpResponse<?>>map(time -> switch (desk.block(who, form.post(), time, form.reason())) {
                    case Blocking.Blocked() -> shown(WallClockRules.dayOf(time.start()));
                    case Blocking.Taken(var by) ->
                        refused(page, who, fields, page.text("calendar.taken", times(page, by)));
                    case Blocking.Unknown() -> unknown(page);
                })
                .orElseGet(() -> refused(page, who, fields, form.faults(page)));
    }

    @Post("/blocks/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> unblock(Page page, Principal who, @PathVariable UUID id) {
        return looks(who) && desk.unblock(who, id) ? HttpResponse.seeOther(URI.create("/calendar")) : unknown(page);
    }

    private HttpResponse<?> refused(Page page, Principal who, Map<String, String> fields, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, CalendarView.of("week", today()), fields, error);
    }

    private HttpResponse<?> show(
            HttpStatus status, Page page, Principal who, CalendarView view, Map<String, String> typed, String error) {
        if (!looks(who)) {
            return unknown(page);
        }
        if (who.role() == Role.SECRETARY) {
            return page.render(
                    status,
                    "scheduling/calendar/office",
                    Map.of(
                            "columns", desk.office(who, view.day()),
                            "day", view.day(),
                            "today", today(),
                            "typed", typed,
                            "error", error));
        }
        List<CalendarDay> days = desk.own(who, view.first(), view.span().days());
        return page.render(
                status,
                "scheduling/calendar/own",
                Map.of("view", view, "days", days, "today", today(), "typed", typed, "error", error));
    }

    private static boolean looks(Principal who) {
        return who.role().isHealthPersonnel() || who.role() == Role.SECRETARY;
    }

    private static String times(Page page, List<Entry> entries) {
        return entries.stream()
                .map(entry -> "%s–%s"
                        .formatted(
                                page.time(entry.time().start()),
                                page.clock(entry.time().end())))
                .collect(Collectors.joining(", "));
    }

    private static HttpResponse<?> shown(LocalDate day) {
        return HttpResponse.seeOther(URI.create("/calendar?day=" + day));
    }

    private LocalDate today() {
        return WallClockRules.dayOf(clock.instant());
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
