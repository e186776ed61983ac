package no.samkonsult.pages.device;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.stock.Connectivity;
import no.samkonsult.registry.stock.DeviceModel;
import no.samkonsult.registry.stock.Registration;
import no.samkonsult.registry.stock.Registration.NewDevice;
import no.samkonsult.registry.stock.Stock;
import no.samkonsult.shared.Role;

/** Taking devices and models into the register: one by one, or many pasted at once. */
@Controller("/devices")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RegistrationPageController {
    private static final int MOST_HOURS = 24 * 90;
    private static final int MOST_MONTHS = 120;

    private final Stock stock;
    private final Registration registration;
    private final Clock clock;

    RegistrationPageController(Stock stock, Registration registration, Clock clock) {
        this.stock = stock;
        this.registration = registration;
        this.clock = clock;
    }

    @Get("/new")
    HttpResponse<?> form(Page page, Principal who) {
        return form(HttpStatus.OK, page, who, Map.of(), "");
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> register(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new Form(fields);
        form.needed("model");
        UUID model = form.id("model");
        String serial = form.needed("serial");
        UUID gateway = form.id("gateway");
        UUID kit = form.id("kit");
        LocalDate calibrated = form.day("calibratedOn");
        String name = form.given("name");
        String address = form.given("address");
        if (model == null || !form.faults().isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_ENTITY, page, who, fields, Said.faults(page, form));
        }
        return answer(
                page,
                who,
                fields,
                registration.register(who, new NewDevice(model, serial, name, kit, gateway, address, calibrated)));
    }

    @Post("/paste")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> paste(Page page, Principal who, @Body Map<String, String> fields) {
        UUID gateway = new Form(fields).id("gateway");
        return answer(page, who, fields, registration.register(who, fields.getOrDefault("lines", ""), gateway));
    }

    @Get("/models")
    HttpResponse<?> models(Page page, Principal who) {
        return models(HttpStatus.OK, page, who, "");
    }

    @Post("/models")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> addModel(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new Form(fields);
        String maker = form.needed("maker");
        String name = form.needed("name");
        Connectivity connectivity = form.choice("connectivity", Connectivity.class);
        String format = form.needed("format");
        Integer silent = form.whole("silentAfterHours", 1, MOST_HOURS);
        Integer calibration = form.whole("calibrationMonths", 1, MOST_MONTHS);
        if (connectivity == null || !form.faults().isEmpty()) {
            return models(HttpStatus.UNPROCESSABLE_ENTITY, page, who, Said.faults(page, form));
        }
        var model = new DeviceModel(
                UUID.randomUUID(),
                maker,
                name,
                kinds(form),
                connectivity,
                format,
                form.isSet("alwaysConnected"),
                silent,
                calibration);
        if (who.role() == Role.ADMINISTRATOR && !registration.add(who, model)) {
            return models(HttpStatus.UNPROCESSABLE_ENTITY, page, who, page.text("device.model.exists"));
        }
        return who.role() == Role.ADMINISTRATOR
                ? HttpResponse.seeOther(URI.create("/devices/models"))
                : Said.unknown(page);
    }

    private static String kinds(Form form) {
        return Stream.of(Kind.values())
                .map(Kind::code)
                .filter(code -> form.isSet("kind." + code))
                .collect(Collectors.joining(" "));
    }

    private HttpResponse<?> answer(Page page, Principal who, Map<String, String> fields, Registration.Result result) {
        return switch (result) {
            case Registration.Result.Done(var devices) ->
                HttpResponse.seeOther(URI.create(devices.size() == 1 ? "/devices/" + devices.getFirst() : "/devices"));
            case Registration.Result.Refused(var wrong) ->
                form(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        page,
                        who,
                        fields,
                        wrong.stream()
                                .map(each -> fields.containsKey("lines")
                                        ? page.text(
                                                "device.paste.line",
                                                each.line(),
                                                page.texts().of("device.paste", each.fault()))
                                        : page.texts().of("device.paste", each.fault()))
                                .collect(Collectors.joining(" ")));
            case Registration.Result.Unknown() -> Said.unknown(page);
        };
    }

    private HttpResponse<?> form(
            HttpStatus status, Page page, Principal who, Map<String, String> fields, String error) {
        return who.role() != Role.ADMINISTRATOR
                ? Said.unknown(page)
                : page.render(
                        status,
                        "device/new",
                        Map.of(
                                "models", stock.models(who),
                                "kits", stock.kits(who),
                                "gateways", stock.gateways(who),
                                "fields", fields,
                                "today", LocalDate.ofInstant(clock.instant(), Page.ZONE),
                                "error", error));
    }

    private HttpResponse<?> models(HttpStatus status, Page page, Principal who, String error) {
        return who.role() != Role.ADMINISTRATOR
                ? Said.unknown(page)
                : page.render(status, "device/models", Map.of("models", stock.models(who), "error", error));
    }
}
