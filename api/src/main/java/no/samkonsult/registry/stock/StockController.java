package no.samkonsult.registry.stock;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.registry.stock.Registration.NewDevice;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The stock of devices for other systems of the municipality, such as its own register of aids. For administrators. */
@Controller("/api/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StockController {
    private static final int MOST = 200;

    private final Stock stock;
    private final Registration registration;
    private final LifeCycle lifeCycle;
    private final Lending lending;
    private final Clock clock;

    StockController(Stock stock, Registration registration, LifeCycle lifeCycle, Lending lending, Clock clock) {
        this.stock = stock;
        this.registration = registration;
        this.lifeCycle = lifeCycle;
        this.lending = lending;
        this.clock = clock;
    }

    @Serdeable
    record Item(
            UUID id,
            String name,
            String model,
            String serialNumber,
            Status status,
            @Nullable String kit,
            @Nullable String gateway,
            @Nullable String address,
            @Nullable Instant lastSeenAt,
            @Nullable BigDecimal battery,
            @Nullable LocalDate calibrationDue,
            @Nullable String silence) {
        static Item of(StockDevice device) {
            return new Item(
                    device.id(),
                    device.name(),
                    device.model(),
                    device.serialNumber(),
                    device.status(),
                    device.kit(),
                    device.gateway(),
                    device.address(),
                    device.lastSeenAt(),
                    device.battery(),
                    device.calibrationDue(),
                    device.silence());
        }
    }

    /** {@code name} may be left out: then it is made of model and serial number. */
    @Serdeable
    record Registering(
            UUID model,
            String serialNumber,
            @Nullable String name,
            @Nullable UUID kit,
            @Nullable UUID gateway,
            @Nullable String address,
            @Nullable LocalDate calibratedOn) {}

    @Serdeable
    record Taking(Step step) {}

    /** The patient's whole identity number: in the body, and never in an address. */
    @Serdeable
    record Borrowing(
            String nationalIdentityNumber,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer user,
            @Nullable Integer silentAfterHours) {}

    @Get
    HttpResponse<?> list(
            Principal who,
            @QueryValue(defaultValue = "") String text,
            @QueryValue @Nullable Status status,
            @QueryValue(defaultValue = "ANY") Condition condition,
            @QueryValue(defaultValue = "50") int limit,
            @QueryValue(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "must be from 1 to " + MOST);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        var search = new Stock.Search(text, status == null ? "" : status.name(), condition, limit, offset);
        return who.role() == Role.ADMINISTRATOR
                ? HttpResponse.ok(stock.list(who, search).stream().map(Item::of).toList())
                : Problem.unknown().response();
    }

    @Get("/{id}")
    HttpResponse<?> find(Principal who, @PathVariable UUID id) {
        return stock.find(who, id)
                .<HttpResponse<?>>map(whole -> HttpResponse.ok(Item.of(whole.device())))
                .orElseGet(() -> Problem.unknown().response());
    }

    @Post
    HttpResponse<?> register(Principal who, @Body Registering body) {
        var device = new NewDevice(
                body.model(),
                body.serialNumber(),
                body.name() == null ? "" : body.name(),
                body.kit(),
                body.gateway(),
                body.address(),
                body.calibratedOn());
        return switch (registration.register(who, device)) {
            case Registration.Result.Done(var devices) ->
                stock.find(who, devices.getFirst())
                        .<HttpResponse<?>>map(whole -> HttpResponse.created(Item.of(whole.device())))
                        .orElseGet(() -> Problem.unknown().response());
            case Registration.Result.Refused(var wrong) ->
                refused(wrong.getFirst().fault());
            case Registration.Result.Unknown() -> Problem.unknown().response();
        };
    }

    @Post("/{id}/steps")
    HttpResponse<?> take(Principal who, @PathVariable UUID id, @Body Taking body) {
        return switch (lifeCycle.take(who, id, body.step())) {
            case LifeCycle.Result.Done() -> HttpResponse.noContent();
            case LifeCycle.Result.NotNow(var status) -> conflict(status);
            case LifeCycle.Result.BrokerUnreachable() ->
                Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "broker-unreachable",
                                "The change is kept here, but the broker did not answer: ask again.")
                        .response();
            case LifeCycle.Result.Unknown() -> Problem.unknown().response();
        };
    }

    @Post("/{id}/loans")
    HttpResponse<?> lend(Principal who, @PathVariable UUID id, @Body Borrowing body) {
        LocalDate from = body.from();
        var loan = new Lending.Loan(
                number(body.nationalIdentityNumber()),
                from == null ? LocalDate.ofInstant(clock.instant(), Page.ZONE) : from,
                body.until(),
                body.user(),
                body.silentAfterHours());
        return switch (lending.lend(who, id, loan)) {
            case Lending.Result.Done() -> HttpResponse.noContent();
            case Lending.Result.NoSuchPatient() ->
                Problem.ofField("nationalIdentityNumber", "is of no patient whom the municipality follows up")
                        .response();
            case Lending.Result.Taken() ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "device-lent",
                                "Somebody has the device in that time, or under that user number.")
                        .response();
            case Lending.Result.Impossible() ->
                Problem.ofField("until", "must not be before from").response();
            case Lending.Result.NotNow(var status) -> conflict(status);
            case Lending.Result.Unknown() -> Problem.unknown().response();
        };
    }

    private static NationalIdentityNumber number(String digits) {
        try {
            return NationalIdentityNumber.of(digits);
        } catch (IllegalArgumentException noNumber) {
            throw new InvalidInput("nationalIdentityNumber", "must be a national identity number or a D-number");
        }
    }

    private static HttpResponse<?> conflict(Status status) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "device-status",
                        "The device cannot take this step from where it stands: %s.".formatted(status))
                .response();
    }

    private static HttpResponse<?> refused(PasteRules.Fault fault) {
        return switch (fault) {
            case NO_SERIAL ->
                Problem.ofField("serialNumber", "must not be blank").response();
            case UNKNOWN_MODEL ->
                Problem.ofField("model", "is no model of the organisation").response();
            case NO_NAME, TOO_LONG, TOO_MANY_LINES ->
                Problem.ofField("name", "must be small letters, digits and hyphens, 63 at most")
                        .response();
            case ADDRESS_ALONE ->
                Problem.ofField("address", "belongs together with a gateway").response();
            case ADDRESS_UNREADABLE ->
                Problem.ofField("address", "must be printable ASCII, 64 characters at most")
                        .response();
            case ADDRESS_TAKEN ->
                Problem.of(HttpStatus.CONFLICT, "device-address-taken", "The gateway has another device there.")
                        .response();
            case NAME_TWICE, NAME_TAKEN ->
                Problem.of(HttpStatus.CONFLICT, "device-name-taken", "A device has that name.")
                        .response();
        };
    }
}
