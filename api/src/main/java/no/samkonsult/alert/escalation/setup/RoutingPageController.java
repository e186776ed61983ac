package no.samkonsult.alert.escalation.setup;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import no.samkonsult.alert.Severity;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The page where an administrator sees, changes and tries where alerts go and who is told. */
@Controller("/routing")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoutingPageController {
    private static final URI PAGE = URI.create("/routing");

    private final Administration administration;
    private final Clock clock;

    RoutingPageController(Administration administration, Clock clock) {
        this.administration = administration;
        this.clock = clock;
    }

    /** {@code service}, {@code severity}, {@code municipality} and {@code at} ask where an alert would go then. */
    @Get("{?fields*}")
    HttpResponse<?> page(Page page, Principal who, @Nullable @QueryValue Map<String, String> fields) {
        Map<String, String> asked = fields == null ? Map.of() : fields;
        return asked.containsKey("service")
                ? answer(page, who, new RoutingForm(asked))
                : render(HttpStatus.OK, page, who, Optional.empty(), Map.of(), "");
    }

    @Post("/{service}/rules")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addRule(Page page, Principal who, @PathVariable UUID service, @Body Map<String, String> fields) {
        return change(page, who, service, () -> administration.add(who, service, new RoutingForm(fields).rule()));
    }

    @Post("/{service}/rules/{rule}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> endRule(Page page, Principal who, @PathVariable UUID service, @PathVariable UUID rule) {
        return change(page, who, service, () -> administration.end(who, service, rule));
    }

    @Post("/{service}/steps")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addStep(Page page, Principal who, @PathVariable UUID service, @Body Map<String, String> fields) {
        var form = new RoutingForm(fields);
        return change(page, who, service, () -> administration.add(who, service, form.severity(), form.step()));
    }

    @Post("/{service}/steps/{severity}/remove-last")
    @Consumes(MediaType.ALL)
    HttpResponse<?> removeStep(Page page, Principal who, @PathVariable UUID service, @PathVariable Severity severity) {
        return change(page, who, service, () -> administration.removeLast(who, service, severity));
    }

    private HttpResponse<?> change(Page page, Principal who, UUID service, BooleanSupplier change) {
        if (!administration.isOwn(who, service)) {
            return unknown(page);
        }
        try {
            return change.getAsBoolean() ? HttpResponse.seeOther(PAGE) : unknown(page);
        } catch (InvalidInput wrong) {
            return render(HttpStatus.UNPROCESSABLE_ENTITY, page, who, Optional.empty(), Map.of(), said(page, wrong));
        }
    }

    private HttpResponse<?> answer(Page page, Principal who, RoutingForm form) {
        try {
            Optional<Administration.Trial> trial =
                    administration.attempt(who, form.service(), form.severity(), form.municipality(), form.at());
            return trial.isEmpty() ? unknown(page) : render(HttpStatus.OK, page, who, trial, form.fields(), "");
        } catch (InvalidInput wrong) {
            return render(
                    HttpStatus.UNPROCESSABLE_ENTITY, page, who, Optional.empty(), form.fields(), said(page, wrong));
        }
    }

    private static String said(Page page, InvalidInput wrong) {
        return page.text("routing.wrong", page.text("routing.field." + wrong.field()));
    }

    private HttpResponse<?> render(
            HttpStatus status,
            Page page,
            Principal who,
            Optional<Administration.Trial> trial,
            Map<String, String> asked,
            String error) {
        if (!Administration.isOpenTo(who.role())) {
            return unknown(page);
        }
        var model = new HashMap<String, Object>();
        model.put("services", administration.services(who));
        model.put("trial", trial);
        model.put("asked", asked);
        model.put("now", clock.instant().atZone(Page.ZONE).toLocalDateTime());
        model.put("error", error);
        return page.render(status, "alert/routing", model);
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
