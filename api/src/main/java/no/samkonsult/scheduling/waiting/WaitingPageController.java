package no.samkonsult.scheduling.waiting;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.BookingDesk;
import no.samkonsult.scheduling.BookingPage;
import no.samkonsult.scheduling.BookingWish;

/** The waiting list as pages: putting something on it, seeing what has opened, taking it off. */
@Controller("/waiting")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WaitingPageController {
    private final WaitingDesk desk;
    private final BookingDesk booking;
    private final Clock clock;

    WaitingPageController(WaitingDesk desk, BookingDesk booking, Clock clock) {
        this.desk = desk;
        this.booking = booking;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> mine(Page page, Principal who) {
        return who.role().mayBook()
                ? page.render("scheduling/waiting/list", Map.of("wishes", desk.mine(who), "now", clock.instant()))
                : unknown(page);
    }

    @Get("/new")
    HttpResponse<?> open(HttpRequest<?> request, Page page, Principal who) {
        var fields = new LinkedHashMap<String, String>();
        request.getParameters().forEachValue(fields::put);
        return form(HttpStatus.OK, page, who, fields(fields), "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @Body Map<String, String> body) {
        WaitingForm form = fields(body);
        Optional<String> fault = form.fault();
        if (fault.isPresent()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, page.text(fault.get()));
        }
        Optional<Wanted> wanted = form.wanted();
        if (wanted.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, form, page.text("booking.nobody"));
        }
        return desk.add(who, wanted.get())
                .<HttpResponse<?>>map(id -> HttpResponse.seeOther(URI.create("/waiting/%s?done=added".formatted(id))))
                .orElseGet(() -> unknown(page));
    }

    @Get("/{id}")
    HttpResponse<?> one(Page page, Principal who, @PathVariable UUID id, @QueryValue(defaultValue = "") String done) {
        String message = done.equals("added") ? page.text("waiting.added") : "";
        return desk.one(who, id)
                .<HttpResponse<?>>map(wish -> page.render(
                        "scheduling/waiting/one", Map.of("wish", wish, "now", clock.instant(), "message", message)))
                .orElseGet(() -> unknown(page));
    }

    @Post("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> withdraw(Page page, Principal who, @PathVariable UUID id) {
        return switch (desk.withdraw(who, id)) {
            case DONE, CLOSED -> HttpResponse.seeOther(URI.create("/waiting/" + id));
            case UNKNOWN -> unknown(page);
        };
    }

    private WaitingForm fields(Map<String, String> fields) {
        return new WaitingForm(fields, WallClockRules.dayOf(clock.instant()));
    }

    private HttpResponse<?> form(HttpStatus status, Page page, Principal who, WaitingForm form, String error) {
        Optional<BookingPage> shown = booking.open(who, BookingWish.of(form.fields()));
        return shown.<HttpResponse<?>>map(found -> page.render(
                        status, "scheduling/waiting/new", Map.of("booking", found, "form", form, "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
