package no.samkonsult.pages.roster;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.alert.roster.plan.Absences;
import no.samkonsult.alert.roster.plan.Overrides;
import no.samkonsult.alert.roster.plan.Standings;
import no.samkonsult.alert.roster.plan.Swaps;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** The rosters of one's desks, and each of them: a week of it, and what one may change. */
@Controller("/rosters")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RosterPageController {
    private final RosterPages pages;
    private final Overrides overrides;
    private final Swaps swaps;
    private final Absences absences;

    RosterPageController(RosterPages pages, Overrides overrides, Swaps swaps, Absences absences) {
        this.pages = pages;
        this.overrides = overrides;
        this.swaps = swaps;
        this.absences = absences;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return Standings.concerns(who.role()) ? pages.list(page, who) : RosterPages.unknown(page);
    }

    /** {@code week} is any day of it; without one it is this week. */
    @Get("/{desk}")
    HttpResponse<?> roster(
            Page page, Principal who, @PathVariable UUID desk, @QueryValue(defaultValue = "") String week) {
        return pages.roster(HttpStatus.OK, page, who, desk, day(week), "");
    }

    @Post("/{desk}/overrides")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> override(Page page, Principal who, @PathVariable UUID desk, @Body Map<String, String> fields) {
        var form = new Form(fields);
        var wish = new Overrides.Wish(
                form.person("person"),
                form.isGiven("insteadOf") ? form.person("insteadOf") : null,
                form.instant("from"),
                form.instant("until"),
                form.needed("reason"));
        return form.isFaulty()
                ? pages.refused(page, who, desk, form.faults(page))
                : pages.answer(page, who, desk, overrides.make(who, desk, wish));
    }

    @Post("/{desk}/overrides/{id}/withdrawal")
    @Consumes(MediaType.ALL)
    HttpResponse<?> withdraw(Page page, Principal who, @PathVariable UUID desk, @PathVariable UUID id) {
        return pages.answer(page, who, desk, overrides.withdraw(who, desk, id));
    }

    @Post("/{desk}/swaps")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> offer(Page page, Principal who, @PathVariable UUID desk, @Body Map<String, String> fields) {
        var form = new Form(fields);
        var given = form.shift("given");
        var taken = form.shift("taken");
        return form.isFaulty()
                ? pages.refused(page, who, desk, form.faults(page))
                : pages.answer(page, who, desk, swaps.offer(who, desk, given, taken));
    }

    @Post("/{desk}/swaps/{id}/acceptance")
    @Consumes(MediaType.ALL)
    HttpResponse<?> accept(Page page, Principal who, @PathVariable UUID desk, @PathVariable UUID id) {
        return pages.answer(page, who, desk, swaps.accept(who, desk, id));
    }

    @Post("/{desk}/swaps/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID desk, @PathVariable UUID id) {
        return pages.answer(page, who, desk, swaps.end(who, desk, id));
    }

    @Post("/{desk}/absences")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> away(Page page, Principal who, @PathVariable UUID desk, @Body Map<String, String> fields) {
        var form = new Form(fields);
        UUID person = form.person("away");
        var from = form.instant("awayFrom");
        var until = form.instant("awayUntil");
        return form.isFaulty()
                ? pages.refused(page, who, desk, form.faults(page))
                : pages.answer(page, who, desk, absences.register(who, desk, person, from, until));
    }

    @Post("/{desk}/absences/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> back(Page page, Principal who, @PathVariable UUID desk, @PathVariable UUID id) {
        return pages.answer(page, who, desk, absences.end(who, desk, id));
    }

    /** What is no day is today: an old link should still lead somewhere. */
    private LocalDate day(String text) {
        try {
            return text.isEmpty() ? pages.today() : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return pages.today();
        }
    }
}
