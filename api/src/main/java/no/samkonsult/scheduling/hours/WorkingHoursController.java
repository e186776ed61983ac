package no.samkonsult.scheduling.hours;

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
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Working time as people write it: every week's hours, days that are otherwise, and on what terms they are booked. */
@Controller("/calendar/hours")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WorkingHoursController {
    private final HoursDesk desk;
    private final Clock clock;

    WorkingHoursController(HoursDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return KeptPosts.areFor(who.role())
                ? page.render("scheduling/hours/list", Map.of("posts", desk.posts(who)))
                : unknown(page);
    }

    /** The week that holds on a day, today unless another is asked for. */
    @Get("/{post}")
    HttpResponse<?> post(Page page, Principal who, @PathVariable UUID post, @QueryValue @Nullable LocalDate from) {
        return show(HttpStatus.OK, page, who, post, from == null ? today() : from, Map.of(), "");
    }

    @Post("/{post}/week")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> week(Page page, Principal who, @PathVariable UUID post, @Body Map<String, String> fields) {
        var form = new WorkingHoursForm(fields);
        return form.week(today())
                .<HttpResponse<?>>map(
                        week -> answer(page, post, desk.changeWeek(who, post, week.from(), week.spells())))
                .orElseGet(() -> refused(page, who, post, fields, form.faults(page)));
    }

    @Post("/{post}/terms")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> terms(Page page, Principal who, @PathVariable UUID post, @Body Map<String, String> fields) {
        var form = new WorkingHoursForm(fields);
        return form.terms()
                .<HttpResponse<?>>map(terms -> answer(page, post, desk.setTerms(who, post, terms)))
                .orElseGet(() -> refused(page, who, post, fields, form.faults(page)));
    }

    @Post("/{post}/exceptions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> except(Page page, Principal who, @PathVariable UUID post, @Body Map<String, String> fields) {
        var form = new WorkingHoursForm(fields);
        return form.otherDays(today())
                .<HttpResponse<?>>map(days -> switch (desk.except(who, post, days.first(), days.last(), days.hours())) {
                    case SAVED -> answer(page, post, true);
                    case TAKEN -> refused(page, who, post, fields, page.text("working-hours.exception.taken"));
                    case UNKNOWN -> unknown(page);
                })
                .orElseGet(() -> refused(page, who, post, fields, form.faults(page)));
    }

    @Post("/{post}/exceptions/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> drop(Page page, Principal who, @PathVariable UUID post, @PathVariable UUID id) {
        return answer(page, post, desk.drop(who, post, id));
    }

    private static HttpResponse<?> answer(Page page, UUID post, boolean done) {
        return done ? HttpResponse.seeOther(URI.create("/calendar/hours/" + post)) : unknown(page);
    }

    private HttpResponse<?> refused(Page page, Principal who, UUID post, Map<String, String> fields, String error) {
        return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, post, today(), fields, error);
    }

    private HttpResponse<?> show(
            HttpStatus status,
            Page page,
            Principal who,
            UUID post,
            LocalDate day,
            Map<String, String> typed,
            String error) {
        return desk.find(who, post)
                .<HttpResponse<?>>map(kept -> page.render(
                        status,
                        "scheduling/hours/post",
                        Map.of("view", new HoursView(kept.post(), kept.time(), day, today(), typed), "error", error)))
                .orElseGet(() -> unknown(page));
    }

    private LocalDate today() {
        return WallClockRules.dayOf(clock.instant());
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
