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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.alert.roster.Rotation;
import no.samkonsult.alert.roster.plan.Answer;
import no.samkonsult.alert.roster.plan.OnDuty;
import no.samkonsult.alert.roster.plan.Rotations;
import no.samkonsult.alert.roster.plan.Standing;
import no.samkonsult.alert.roster.plan.Standings;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** The rotations of a desk: who takes turns when. For the administrator. */
@Controller("/rosters/{desk}/rotations")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RotationPageController {
    private final Standings standings;
    private final Rotations rotations;
    private final OnDuty duty;
    private final Weeks weeks;

    RotationPageController(Standings standings, Rotations rotations, OnDuty duty, Weeks weeks) {
        this.standings = standings;
        this.rotations = rotations;
        this.duty = duty;
        this.weeks = weeks;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who, @PathVariable UUID desk) {
        return show(HttpStatus.OK, page, who, desk, "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @PathVariable UUID desk, @Body Map<String, String> fields) {
        var form = new Form(fields);
        Rotations.Wish wish = form.rotation();
        return form.isFaulty()
                ? show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, desk, form.faults(page))
                : answer(page, who, desk, rotations.add(who, desk, wish));
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(
            Page page,
            Principal who,
            @PathVariable UUID desk,
            @PathVariable UUID id,
            @Body Map<String, String> fields) {
        var form = new Form(fields);
        Rotations.Wish wish = form.rotation();
        return form.isFaulty()
                ? show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, desk, form.faults(page))
                : answer(page, who, desk, rotations.change(who, desk, id, wish));
    }

    @Post("/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID desk, @PathVariable UUID id) {
        return answer(page, who, desk, rotations.end(who, desk, id));
    }

    private HttpResponse<?> answer(Page page, Principal who, UUID desk, Answer answer) {
        return switch (answer) {
            case DONE -> HttpResponse.seeOther(URI.create("/rosters/%s/rotations".formatted(desk)));
            case UNKNOWN -> RosterPages.unknown(page);
            case NOT_OWN, PAST, ORDER, TOO_LONG, NOT_STAFF, SAME_PERSON, NO_DUTY, AWAY, NO_SHIFT ->
                show(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        page,
                        who,
                        desk,
                        page.texts().of("roster.answer", answer));
        };
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID desk, String error) {
        return standings
                .at(who, desk)
                .filter(Standing::administrator)
                .<HttpResponse<?>>map(
                        standing -> page.render(status, "roster/rotations", parameters(who, standing, error)))
                .orElseGet(() -> RosterPages.unknown(page));
    }

    private Map<String, Object> parameters(Principal who, Standing desk, String error) {
        List<Rotation> running = rotations.running(who, desk);
        var parameters = new HashMap<String, Object>();
        parameters.put("desk", desk);
        parameters.put("rotations", running);
        parameters.put(
                "names",
                duty.names(
                        who,
                        running.stream().flatMap(each -> each.people().stream()).toList()));
        parameters.put("staff", standings.staff(who, desk));
        parameters.put("today", weeks.today());
        parameters.put("error", error);
        return parameters;
    }
}
