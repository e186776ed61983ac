package no.samkonsult.pages.plan.limit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.Delegating;
import no.samkonsult.pages.plan.Fields;
import no.samkonsult.pages.plan.PlanPages;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Delegating a range of a value's limits to the service, on the page of a plan. */
@Controller("/patients/{id}/plan/delegations")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DelegationPageController {
    private final PlanPages pages;
    private final Delegating delegating;

    DelegationPageController(PlanPages pages, Delegating delegating) {
        this.pages = pages;
        this.delegating = delegating;
    }

    /** {@code value} is a kind and the number of its value, such as {@code WEIGHT/1}. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delegate(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> given) {
        return pages.change(page, who, id, () -> {
            var fields = new Fields(given);
            Optional<Kind> kind = kind(fields);
            fields.needed("lowest");
            fields.needed("highest");
            BigDecimal lowest = fields.number("lowest");
            BigDecimal highest = fields.number("highest");
            if (lowest != null && highest != null && lowest.compareTo(highest) > 0) {
                fields.fault("highest", "order");
            }
            if (kind.isEmpty()
                    || lowest == null
                    || highest == null
                    || !fields.faults().isEmpty()) {
                return pages.faulty(page, who, id, fields, given, page.text("plan.faults"));
            }
            int component = Integer.parseInt(fields.given("value").split("/")[1]);
            return delegating.delegate(who, new PatientId(id), kind.get().stored(), component, lowest, highest)
                    ? PlanPages.done(page, id, true)
                    : pages.faulty(page, who, id, fields, given, page.text("limit.not-responsible"));
        });
    }

    @Post("/{delegation}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(Page page, Principal who, @PathVariable UUID id, @PathVariable UUID delegation) {
        return PlanPages.done(page, id, delegating.end(who, new PatientId(id), delegation));
    }

    private static Optional<Kind> kind(Fields fields) {
        String value = fields.needed("value");
        for (Kind kind : Kind.values()) {
            for (int component = 1; component <= kind.components().size(); component++) {
                if (value.equals(kind.name() + "/" + component)) {
                    return Optional.of(kind);
                }
            }
        }
        fields.fault("value", "choice");
        return Optional.empty();
    }
}
