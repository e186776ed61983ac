package no.samkonsult.pages.plan.limit;

import io.micronaut.http.HttpResponse;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.Draft;
import no.samkonsult.monitoring.limit.LimitResult;
import no.samkonsult.monitoring.limit.Limits;
import no.samkonsult.pages.plan.Fields;
import no.samkonsult.pages.plan.PlanPages;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** The form of the limits of one kind: what is in force beside what is proposed, what it would have alerted on, confirming it. */
@Controller("/patients/{id}/plan/limits/{kind}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LimitPageController {
    private final LimitPages pages;
    private final Limits limits;

    LimitPageController(LimitPages pages, Limits limits) {
        this.pages = pages;
        this.limits = limits;
    }

    @Get
    HttpResponse<?> form(Page page, Principal who, @PathVariable UUID id, @PathVariable String kind) {
        return Kind.ofCode(kind)
                .flatMap(each -> pages.begun(who, id, each))
                .<HttpResponse<?>>map(shown -> page.render("plan/limits", Map.of("limits", shown)))
                .orElseGet(() -> PlanPages.unknown(page));
    }

    /** {@code action} is {@code simulate}, {@code propose}, {@code confirm} or {@code decline}. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(
            Page page,
            Principal who,
            @PathVariable UUID id,
            @PathVariable String kind,
            @Body Map<String, String> given) {
        Optional<Kind> of = Kind.ofCode(kind);
        return of.flatMap(each -> pages.begun(who, id, each))
                .<HttpResponse<?>>map(begun -> submit(page, who, id, begun, given))
                .orElseGet(() -> PlanPages.unknown(page));
    }

    private HttpResponse<?> submit(Page page, Principal who, UUID id, LimitPage begun, Map<String, String> given) {
        String action = given.getOrDefault("action", "");
        if (action.equals("decline")) {
            return decline(page, who, id, begun, given);
        }
        Optional<Map<String, String>> reckoned = pages.reckoned(begun, given);
        Map<String, String> fields = reckoned.orElse(given);
        var form = new LimitForm(begun.kind(), fields);
        Optional<Draft> draft = form.draft();
        if (draft.isEmpty()) {
            return pages.faulty(page, begun, fields, form.faults(), page.text("plan.faults"));
        }
        if (reckoned.isPresent() || action.equals("simulate")) {
            return pages.simulated(page, who, begun, fields, draft.get(), reckoned.isPresent());
        }
        var patient = new PatientId(id);
        LimitResult result = action.equals("confirm")
                ? limits.confirm(who, patient, draft.get())
                : limits.propose(who, patient, draft.get());
        return answer(page, id, begun, fields, result);
    }

    private HttpResponse<?> decline(Page page, Principal who, UUID id, LimitPage begun, Map<String, String> given) {
        var fields = new Fields(given);
        String reason = fields.needed("reason");
        if (reason.isEmpty() || begun.proposed().isEmpty()) {
            return pages.faulty(page, begun, begun.fields(), fields.faults(), page.text("plan.faults"));
        }
        int set = begun.proposed().get().id();
        return answer(page, id, begun, given, limits.decline(who, new PatientId(id), set, reason));
    }

    private HttpResponse<?> answer(
            Page page, UUID id, LimitPage begun, Map<String, String> fields, LimitResult result) {
        return switch (result) {
            case LimitResult.Done _ -> PlanPages.done(page, id, true);
            case LimitResult.NotResponsible() ->
                pages.faulty(page, begun, fields, Map.of(), page.text("limit.not-responsible"));
            case LimitResult.Awaits(var target) ->
                pages.faulty(
                        page,
                        begun,
                        fields,
                        Map.of("target", "needed"),
                        page.text("limit.awaits", page.texts().of("limit.target", target)));
            case LimitResult.Empty() -> pages.faulty(page, begun, fields, Map.of(), page.text("limit.empty"));
            case LimitResult.Unknown() -> pages.faulty(page, begun, fields, Map.of(), page.text("limit.no-plan"));
        };
    }
}
