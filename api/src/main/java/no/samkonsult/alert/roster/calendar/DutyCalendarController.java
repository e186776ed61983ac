package no.samkonsult.alert.roster.calendar;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import no.samkonsult.identity.PublicAddress;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.Role;

/** The page on which one makes and revokes the address of one's own calendar, and the calendar itself. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DutyCalendarController {
    private static final String CALENDAR = "text/calendar;charset=utf-8";

    private static final String FEED = "/calendar/duty/%s.ics";

    private final DutyCalendars calendars;
    private final PublicAddress address;

    DutyCalendarController(DutyCalendars calendars, PublicAddress address) {
        this.calendars = calendars;
        this.address = address;
    }

    @Get("/rosters/calendar")
    HttpResponse<?> page(Page page, Principal who) {
        return isOpenTo(who.role()) ? show(page, who, "") : unknown(page);
    }

    /** The address is shown on this answer, and never again. */
    @Post("/rosters/calendar/address")
    @Consumes(MediaType.ALL)
    HttpResponse<?> open(Page page, Principal who, HttpRequest<?> request) {
        return isOpenTo(who.role())
                ? show(page, who, address.of(request) + FEED.formatted(calendars.open(who)))
                : unknown(page);
    }

    @Post("/rosters/calendar/revocation")
    @Consumes(MediaType.ALL)
    HttpResponse<?> revoke(Page page, Principal who) {
        if (!isOpenTo(who.role())) {
            return unknown(page);
        }
        calendars.revoke(who);
        return show(page, who, "");
    }

    /** For programs, which cannot log in: the secret in the address is what lets them. */
    @Get("/calendar/duty/{token}.ics")
    @Produces(CALENDAR)
    HttpResponse<?> calendar(@PathVariable String token) {
        return calendars
                .read(token)
                .<HttpResponse<?>>map(text -> HttpResponse.ok(text).header("Content-Type", CALENDAR))
                .orElseGet(() -> Problem.unknown().response());
    }

    private HttpResponse<?> show(Page page, Principal who, String made) {
        return page.render("roster/calendar", Map.of("since", calendars.own(who), "address", made));
    }

    /** Whoever may be on duty somewhere. */
    private static boolean isOpenTo(Role role) {
        return role.isHealthPersonnel();
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
