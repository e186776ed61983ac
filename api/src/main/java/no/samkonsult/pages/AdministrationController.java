package no.samkonsult.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import no.samkonsult.measurement.Quarantine;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.registry.DeviceRegister;
import no.samkonsult.shared.Role;

/** What an organisation's administrator looks after: its devices, and what they sent that could not be read. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdministrationController {
    private final Quarantine quarantine;
    private final DeviceRegister devices;

    AdministrationController(Quarantine quarantine, DeviceRegister devices) {
        this.quarantine = quarantine;
        this.devices = devices;
    }

    @Get("/quarantine")
    HttpResponse<?> quarantine(Page page, Principal who) {
        return who.role() == Role.ADMINISTRATOR
                ? page.render("pages/quarantine", Map.of("items", quarantine.ofOwnOrganisation(who)))
                : unknown(page);
    }

    @Get("/devices")
    HttpResponse<?> devices(Page page, Principal who) {
        return who.role() == Role.ADMINISTRATOR
                ? page.render("pages/devices", Map.of("devices", devices.ofOwnOrganisation(who)))
                : unknown(page);
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
