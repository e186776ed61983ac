package no.samkonsult.pages.questionnaire;

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
import java.util.Map;
import java.util.Optional;
import no.samkonsult.monitoring.questionnaire.Draft;
import no.samkonsult.monitoring.questionnaire.Drafting;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;

/** Pages on which administrators write questionnaires. They work without scripts: a row more or less is the same form drawn anew. */
@Controller("/questionnaires")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuestionnairePageController {
    private static final String NEW = "/questionnaires/new";

    private final Questionnaires questionnaires;
    private final Drafting drafting;

    QuestionnairePageController(Questionnaires questionnaires, Drafting drafting) {
        this.questionnaires = questionnaires;
        this.drafting = drafting;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return Drafting.isOpenTo(who)
                ? page.render(
                        "questionnaire/list",
                        Map.of(
                                "questionnaires", questionnaires.newest(who),
                                "drafts", drafting.drafts(who),
                                "drafting", drafting))
                : unknown(page);
    }

    /** Empty, or what another one asks. */
    @Get("/new")
    HttpResponse<?> blank(Page page, Principal who, @QueryValue(defaultValue = "") String from) {
        if (!Drafting.isOpenTo(who)) {
            return unknown(page);
        }
        Sheet sheet = questionnaires
                .newest(who, from)
                .map(found -> Sheet.of(found, ""))
                .orElseGet(Sheet::empty);
        return render(HttpStatus.OK, page, new SheetView(NEW, 0, 1, sheet, Optional.empty(), ""));
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new SheetForm(fields);
        return Drafting.isOpenTo(who) ? submitted(page, who, NEW, form.redrawn().code(), form) : unknown(page);
    }

    @Get("/{code}")
    HttpResponse<?> kept(Page page, Principal who, @PathVariable String code) {
        if (!isTheirs(who, code)) {
            return unknown(page);
        }
        Optional<Draft> draft = drafting.draft(who, code);
        Sheet sheet = draft.map(kept -> new SheetForm(kept.fields()).redrawn())
                .or(() -> questionnaires.newest(who, code).map(found -> Sheet.of(found, code)))
                .orElseGet(Sheet::empty);
        int revision = draft.map(Draft::revision).orElse(0);
        return render(
                HttpStatus.OK,
                page,
                new SheetView(path(code), revision, drafting.nextVersion(who, code), sheet, Optional.empty(), ""));
    }

    @Post("/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(Page page, Principal who, @PathVariable String code, @Body Map<String, String> fields) {
        return isTheirs(who, code) ? submitted(page, who, path(code), code, new SheetForm(fields)) : unknown(page);
    }

    /** By the button that was pressed: kept, shown as the patient would see it, published, or drawn with a row more or less. */
    private HttpResponse<?> submitted(Page page, Principal who, String path, String code, SheetForm form) {
        Sheet sheet = form.redrawn();
        int version = path.equals(NEW) ? 1 : drafting.nextVersion(who, code);
        var view = new SheetView(path, form.revision(), version, sheet, Optional.empty(), "");
        try {
            return switch (form.action()) {
                case "keep" -> {
                    requireCode(code);
                    yield answer(page, view, drafting.keep(who, code, form.revision(), sheet.fields()), path(code));
                }
                case "preview" ->
                    render(HttpStatus.OK, page, with(view, Optional.of(form.questionnaire(code, version)), ""));
                case "publish" -> {
                    Questionnaire whole = form.questionnaire(code, version);
                    yield answer(page, view, drafting.publish(who, whole, form.revision()), "/questionnaires");
                }
                default -> render(HttpStatus.OK, page, view);
            };
        } catch (InvalidInput invalid) {
            return refused(page, view, invalid.field() + ": " + invalid.problem());
        }
    }

    private static void requireCode(String code) {
        if (!code.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new InvalidInput("code", "must be small letters, digits and hyphens");
        }
    }

    private static HttpResponse<?> answer(Page page, SheetView view, Drafting.Result result, String next) {
        return switch (result) {
            case DONE -> HttpResponse.seeOther(URI.create(next));
            case TAKEN, STALE -> refused(page, view, page.texts().of("questionnaire.result", result));
        };
    }

    /** One of the site's own, published or kept. */
    private boolean isTheirs(Principal who, String code) {
        return Drafting.isOpenTo(who)
                && !drafting.isShipped(code)
                && (drafting.draft(who, code).isPresent()
                        || questionnaires.newest(who, code).isPresent());
    }

    private static HttpResponse<?> refused(Page page, SheetView view, String error) {
        return render(HttpStatus.UNPROCESSABLE_ENTITY, page, with(view, Optional.empty(), error));
    }

    private static SheetView with(SheetView view, Optional<Questionnaire> preview, String error) {
        return new SheetView(view.path(), view.revision(), view.version(), view.sheet(), preview, error);
    }

    private static HttpResponse<?> render(HttpStatus status, Page page, SheetView view) {
        return page.render(status, "questionnaire/edit", Map.of("view", view));
    }

    private static String path(String code) {
        return "/questionnaires/" + code;
    }

    private static HttpResponse<String> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
