package no.samkonsult.scheduling;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Those who can be asked to a consultation: name, role and organisation, nothing else. */
@Controller("/api/practitioners")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PractitionerController {
    private final JointSearch search;

    PractitionerController(JointSearch search) {
        this.search = search;
    }

    @Get
    List<ConsultationAnswers.Choice> practitioners(
            @QueryValue @Nullable Role role,
            @QueryValue(defaultValue = "") String query,
            @QueryValue @Nullable UUID organisation,
            Principal who) {
        return search
                .practitioners(who, role, organisation == null ? null : new OrganisationId(organisation), query)
                .stream()
                .map(ConsultationAnswers.Choice::of)
                .toList();
    }
}
