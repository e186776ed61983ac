package no.samkonsult.pages.device;

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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Quarantine;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.CredentialChange;
import no.samkonsult.registry.DeviceCredentials;
import no.samkonsult.registry.stock.Condition;
import no.samkonsult.registry.stock.Lending;
import no.samkonsult.registry.stock.LifeCycle;
import no.samkonsult.registry.stock.Registration;
import no.samkonsult.registry.stock.Status;
import no.samkonsult.registry.stock.Step;
import no.samkonsult.registry.stock.StepRules;
import no.samkonsult.registry.stock.Stock;
import no.samkonsult.registry.stock.StockDevice;
import no.samkonsult.registry.watch.Watch;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.Role;

/** The list of devices, and each of them: what it is, where it stands, what can be done with it. */
@Controller("/devices")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DevicePageController {
    private static final int ROWS = 50;

    private final Stock stock;
    private final LifeCycle lifeCycle;
    private final Lending lending;
    private final Registration registration;
    private final Optional<DeviceCredentials> credentials;
    private final Quarantine quarantine;
    private final Watch watch;
    private final Clock clock;

    DevicePageController(
            Stock stock,
            LifeCycle lifeCycle,
            Lending lending,
            Registration registration,
            Optional<DeviceCredentials> credentials,
            Quarantine quarantine,
            Watch watch,
            Clock clock) {
        this.stock = stock;
        this.lifeCycle = lifeCycle;
        this.lending = lending;
        this.registration = registration;
        this.credentials = credentials;
        this.quarantine = quarantine;
        this.watch = watch;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(
            Page page,
            Principal who,
            @QueryValue(defaultValue = "") String text,
            @QueryValue(defaultValue = "") String status,
            @QueryValue(defaultValue = "ANY") Condition condition,
            @QueryValue(defaultValue = "0") int offset) {
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        if (who.role() != Role.ADMINISTRATOR) {
            return Said.unknown(page);
        }
        var search = new Stock.Search(text, status, condition, ROWS + 1, offset);
        List<StockDevice> found = stock.list(who, search);
        return page.render(
                "device/list",
                Map.of(
                        "devices",
                        found.stream().limit(ROWS).toList(),
                        "search",
                        search,
                        "today",
                        today(),
                        "outage",
                        watch.outage(),
                        "next",
                        found.size() > ROWS ? offset + ROWS : 0));
    }

    @Get("/{id}")
    HttpResponse<?> device(Page page, Principal who, @PathVariable UUID id) {
        return show(HttpStatus.OK, page, who, id, "");
    }

    @Post("/{id}/steps")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> step(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new Form(fields);
        Step step = form.choice("step", Step.class);
        if (step == null || step == Step.ASSIGNED) {
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, page.text("device.no-step"));
        }
        return answer(page, who, id, Said.error(page, lifeCycle.take(who, id, step)));
    }

    @Post("/{id}/loans")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> lend(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new Form(fields);
        return LoanForm.loan(form, today())
                .<HttpResponse<?>>map(loan -> answer(page, who, id, LoanForm.error(page, lending.lend(who, id, loan))))
                .orElseGet(() -> show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, Said.faults(page, form)));
    }

    /** Which kit it belongs to, and which gateway it is beneath. */
    @Post("/{id}/place")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> place(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new Form(fields);
        UUID kit = form.id("kit");
        UUID gateway = form.id("gateway");
        String address = form.given("address");
        if (!form.faults().isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, Said.faults(page, form));
        }
        return switch (registration.connect(who, id, gateway, address)) {
            case Registration.Result.Done _ ->
                registration.place(who, id, kit) ? HttpResponse.seeOther(path(id)) : Said.unknown(page);
            case Registration.Result.Refused(var wrong) ->
                show(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        page,
                        who,
                        id,
                        page.texts().of("device.paste", wrong.getFirst().fault()));
            case Registration.Result.Unknown() -> Said.unknown(page);
        };
    }

    /** A new password, which is shown on this answer and never again. */
    @Post("/{id}/password")
    @Consumes(MediaType.ALL)
    HttpResponse<?> password(Page page, Principal who, @PathVariable UUID id) {
        if (credentials.isEmpty()) {
            return show(HttpStatus.CONFLICT, page, who, id, page.text("device.no-broker"));
        }
        return switch (credentials.get().issue(who, id)) {
            case CredentialChange.Issued(String username, String password) ->
                page.render("device/password", Map.of("id", id, "username", username, "password", password));
            case CredentialChange.OutOfService() ->
                show(HttpStatus.CONFLICT, page, who, id, page.text("device.out-of-service"));
            case CredentialChange.BrokerUnreachable() ->
                show(HttpStatus.SERVICE_UNAVAILABLE, page, who, id, page.text("device.broker"));
            case CredentialChange.Revoked(), CredentialChange.Unknown() -> Said.unknown(page);
        };
    }

    private HttpResponse<?> answer(Page page, Principal who, UUID id, String error) {
        return error.isEmpty()
                ? HttpResponse.seeOther(path(id))
                : show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, error);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, String error) {
        return stock.find(who, id)
                .<HttpResponse<?>>map(whole -> page.render(status, "device/device", parameters(who, whole, error)))
                .orElseGet(() -> Said.unknown(page));
    }

    private Map<String, Object> parameters(Principal who, Stock.Whole whole, String error) {
        Status status = whole.device().status();
        var parameters = new HashMap<String, Object>();
        parameters.put("whole", whole);
        parameters.put("steps", StepRules.open(status));
        parameters.put("undo", StepRules.canUndo(whole.lastStep(), clock.instant()));
        parameters.put("lendable", status == Status.IN_STOCK || status.isLent());
        parameters.put("kits", stock.kits(who));
        parameters.put("gateways", gateways(who, whole.device()));
        parameters.put("quarantined", quarantine.ofDevice(who, whole.device().name()));
        parameters.put("today", today());
        parameters.put("error", error);
        return parameters;
    }

    private List<StockDevice> gateways(Principal who, StockDevice device) {
        return stock.gateways(who).stream()
                .filter(gateway -> !gateway.id().equals(device.id()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Page.ZONE);
    }

    private static URI path(UUID id) {
        return URI.create("/devices/" + id);
    }
}
