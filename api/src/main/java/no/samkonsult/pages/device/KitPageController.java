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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.stock.Kit;
import no.samkonsult.registry.stock.Lending;
import no.samkonsult.registry.stock.LifeCycle;
import no.samkonsult.registry.stock.Registration;
import no.samkonsult.registry.stock.Status;
import no.samkonsult.registry.stock.Step;
import no.samkonsult.registry.stock.StepRules;
import no.samkonsult.registry.stock.Stock;
import no.samkonsult.registry.stock.StockDevice;
import no.samkonsult.shared.Role;

/** Kits: what goes out together is lent, delivered, taken back and cleaned together. */
@Controller("/devices/kits")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class KitPageController {
    /** What is done to a kit as a whole; a device that is lost or given up is one by itself. */
    private static final List<Step> TOGETHER =
            List.of(Step.DELIVERED, Step.TAKEN_INTO_USE, Step.RETURNED, Step.CLEANED, Step.CALIBRATED);

    private final Stock stock;
    private final LifeCycle lifeCycle;
    private final Lending lending;
    private final Registration registration;
    private final Clock clock;

    KitPageController(Stock stock, LifeCycle lifeCycle, Lending lending, Registration registration, Clock clock) {
        this.stock = stock;
        this.lifeCycle = lifeCycle;
        this.lending = lending;
        this.registration = registration;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(Page page, Principal who) {
        return list(HttpStatus.OK, page, who, "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(Page page, Principal who, @Body Map<String, String> fields) {
        var form = new Form(fields);
        String name = form.needed("name");
        if (!form.faults().isEmpty()) {
            return list(HttpStatus.UNPROCESSABLE_ENTITY, page, who, Said.faults(page, form));
        }
        return registration.addKit(who, name)
                ? HttpResponse.seeOther(URI.create("/devices/kits"))
                : list(HttpStatus.UNPROCESSABLE_ENTITY, page, who, page.text("device.kit.exists"));
    }

    @Get("/{id}")
    HttpResponse<?> kit(Page page, Principal who, @PathVariable UUID id) {
        return show(HttpStatus.OK, page, who, id, "");
    }

    @Post("/{id}/steps")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> step(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        Step step = new Form(fields).choice("step", Step.class);
        if (step == null || !TOGETHER.contains(step)) {
            return show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, page.text("device.no-step"));
        }
        return answer(page, who, id, Said.error(page, lifeCycle.takeAll(who, id, step)));
    }

    @Post("/{id}/loans")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> lend(Page page, Principal who, @PathVariable UUID id, @Body Map<String, String> fields) {
        var form = new Form(fields);
        return LoanForm.loan(form, today())
                .<HttpResponse<?>>map(
                        loan -> answer(page, who, id, LoanForm.error(page, lending.lendKit(who, id, loan))))
                .orElseGet(() -> show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, Said.faults(page, form)));
    }

    private HttpResponse<?> answer(Page page, Principal who, UUID id, String error) {
        return error.isEmpty()
                ? HttpResponse.seeOther(URI.create("/devices/kits/" + id))
                : show(HttpStatus.UNPROCESSABLE_ENTITY, page, who, id, error);
    }

    private HttpResponse<?> list(HttpStatus status, Page page, Principal who, String error) {
        return who.role() == Role.ADMINISTRATOR
                ? page.render(status, "device/kits", Map.of("kits", stock.kits(who), "error", error))
                : Said.unknown(page);
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Principal who, UUID id, String error) {
        return stock.kits(who).stream()
                .filter(kit -> kit.id().equals(id))
                .findFirst()
                .<HttpResponse<?>>map(kit -> show(status, page, kit, stock.ofKit(who, id), error))
                .orElseGet(() -> Said.unknown(page));
    }

    private HttpResponse<?> show(HttpStatus status, Page page, Kit kit, List<StockDevice> devices, String error) {
        List<Step> steps = TOGETHER.stream()
                .filter(step -> !devices.isEmpty()
                        && devices.stream().allMatch(device -> StepRules.open(device.status())
                                .contains(step)))
                .toList();
        return page.render(
                status,
                "device/kit",
                Map.of(
                        "kit", kit,
                        "devices", devices,
                        "steps", steps,
                        "lendable", !devices.isEmpty() && devices.stream().allMatch(KitPageController::isInStock),
                        "today", today(),
                        "error", error));
    }

    private static boolean isInStock(StockDevice device) {
        return device.status() == Status.IN_STOCK;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Page.ZONE);
    }
}
