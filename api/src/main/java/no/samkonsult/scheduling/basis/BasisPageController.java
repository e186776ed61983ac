package no.samkonsult.scheduling.basis;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;

/** On a consultation's page: on what each hospital takes part, and that a referral has come; and the list of those that have not. */
@Controller("/consultations")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BasisPageController {
    private static final int ROWS = 25;

    private final Bases bases;

    BasisPageController(Bases bases) {
        this.bases = bases;
    }

    @Get("/referrals")
    HttpResponse<?> missing(Page page, Principal who, @QueryValue(defaultValue = "0") int offset) {
        if (!who.role().meets() || who.role().isPrivate()) {
            return unknown(page);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        List<MissingReferral> found = bases.missing(who, ROWS + 1, offset);
        return page.render(
                "scheduling/basis/missing",
                Map.of(
                        "missing",
                        found.stream().limit(ROWS).toList(),
                        "next",
                        found.size() > ROWS ? offset + ROWS : 0));
    }

    @Post("/{id}/basis")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> state(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        return shown(page, id, bases.state(who, id, hospital(fields), Basis.of(fields.get("basis"))));
    }

    @Post("/{id}/referral")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> refer(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        return shown(page, id, bases.refer(who, id, hospital(fields)));
    }

    private static OrganisationId hospital(Map<String, String> fields) {
        try {
            return new OrganisationId(UUID.fromString(fields.getOrDefault("organisation", "")));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput("organisation", "is not an id");
        }
    }

    private static HttpResponse<?> shown(Page page, UUID id, boolean done) {
        return done ? HttpResponse.seeOther(URI.create("/consultations/%s#basis".formatted(id))) : unknown(page);
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
