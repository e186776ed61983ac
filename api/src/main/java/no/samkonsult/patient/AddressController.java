package no.samkonsult.patient;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** Shows a protected address on a page of its own, which asks for it by a button and never by a link. */
@Controller("/patients/{id}/address")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AddressController {
    private final ProtectedAddresses addresses;

    AddressController(ProtectedAddresses addresses) {
        this.addresses = addresses;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> show(Page page, Principal who, @PathVariable UUID id) {
        return addresses
                .tell(who, new PatientId(id))
                .<HttpResponse<?>>map(
                        address -> page.render("patient/address", Map.of("patient", id, "address", address)))
                .orElseGet(() -> page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown())));
    }
}
