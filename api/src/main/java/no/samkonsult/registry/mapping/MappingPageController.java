package no.samkonsult.registry.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.registry.mapping.SaveOutcome.Saved;
import no.samkonsult.registry.mapping.SaveOutcome.Stale;
import no.samkonsult.registry.mapping.SaveOutcome.Taken;
import no.samkonsult.registry.mapping.SaveOutcome.Unknown;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Pages on which administrators write mappings and try them. What is pasted into the tester is read, shown and forgotten. The
 * form works without scripts: a row more or less is the same form drawn anew.
 */
@Controller("/mappings")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MappingPageController {
    private final MappingDesk desk;
    private final MappingTrial trial;

    MappingPageController(MappingDesk desk, MappingTrial trial) {
        this.desk = desk;
        this.trial = trial;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return MappingDesk.isOpenTo(who)
                ? page.render("registry/mapping/list", Map.of("mappings", desk.list(who)))
                : unknown(page);
    }

    @Get("/new")
    HttpResponse<?> blank(Page page, Principal who) {
        return MappingDesk.isOpenTo(who)
                ? render(HttpStatus.OK, page, who, MappingView.of("/mappings/new", 0, Definition.empty()))
                : unknown(page);
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @Body Map<String, String> fields) {
        return MappingDesk.isOpenTo(who) ? submitted(page, who, null, new MappingForm(fields)) : unknown(page);
    }

    @Get("/{id}")
    HttpResponse<?> kept(Page page, Principal who, @PathVariable UUID id) {
        Optional<PayloadMapping> found = MappingDesk.isOpenTo(who) ? desk.find(who, id) : Optional.empty();
        return found.<HttpResponse<?>>map(mapping -> render(
                        HttpStatus.OK,
                        page,
                        who,
                        MappingView.of(path(id), mapping.version(), mapping.definition())
                                .of(id)))
                .orElseGet(() -> unknown(page));
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        return MappingDesk.isOpenTo(who) && desk.find(who, id).isPresent()
                ? submitted(page, who, id, new MappingForm(fields))
                : unknown(page);
    }

    /** By the button that was pressed: kept, tried, or drawn with a row more or less. */
    private HttpResponse<?> submitted(Page page, Principal who, @Nullable UUID id, MappingForm form) {
        Definition drawn = form.redrawn();
        MappingView view = MappingView.of(id == null ? "/mappings/new" : path(id), form.version(), drawn)
                .of(id)
                .with(form.payload());
        try {
            if (form.isTrying()) {
                return render(
                        HttpStatus.OK,
                        page,
                        who,
                        view.tried(desk.read(drawn, form.payload().getBytes(UTF_8))));
            }
            return form.isSaving()
                    ? answer(page, who, view, save(who, id, form))
                    : render(HttpStatus.OK, page, who, view);
        } catch (InvalidInput invalid) {
            return refused(page, who, view, invalid.field() + ": " + invalid.problem());
        }
    }

    private SaveOutcome save(Principal who, @Nullable UUID id, MappingForm form) {
        return id == null ? desk.add(who, form.definition()) : desk.change(who, id, form.version(), form.definition());
    }

    private HttpResponse<?> answer(Page page, Principal who, MappingView view, SaveOutcome outcome) {
        return switch (outcome) {
            case Saved(PayloadMapping mapping) -> HttpResponse.seeOther(URI.create(path(mapping.id())));
            case Taken(String field) -> refused(page, who, view, page.text("mapping.taken." + field));
            case Stale() -> refused(page, who, view, page.text("mapping.stale"));
            case Unknown() -> unknown(page);
        };
    }

    private HttpResponse<?> refused(Page page, Principal who, MappingView view, String error) {
        return render(HttpStatus.UNPROCESSABLE_ENTITY, page, who, view.wrong(error));
    }

    private HttpResponse<?> render(HttpStatus status, Page page, Principal who, MappingView view) {
        return page.render(
                status,
                "registry/mapping/edit",
                Map.of(
                        "view", view,
                        "targets", trial.targets(),
                        "versions", view.versions(desk, who)));
    }

    private static String path(UUID id) {
        return "/mappings/" + id;
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
