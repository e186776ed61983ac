package no.samkonsult.scheduling;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.resource.Resource;

/** Rooms and equipment that can be booked with people. */
@Controller("/api/resources")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResourceSearchController {
    private final JointSearch search;

    ResourceSearchController(JointSearch search) {
        this.search = search;
    }

    /** A room or equipment, and whose it is. */
    @Serdeable
    record Choice(UUID resourceId, Resource.Kind kind, String name, UUID organisationId, String organisation) {
        static Choice of(Resource resource) {
            return new Choice(
                    resource.id(),
                    resource.kind(),
                    resource.name(),
                    resource.organisation(),
                    resource.organisationName());
        }
    }

    @Get
    List<Choice> resources(@QueryValue(defaultValue = "") String query, Principal who) {
        return search.resources(who, query.strip()).stream().map(Choice::of).toList();
    }
}
