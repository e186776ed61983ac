package no.samkonsult.registry.stock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.stock.PasteRules.Fault;
import no.samkonsult.registry.stock.PasteRules.Pasted;
import no.samkonsult.registry.stock.PasteRules.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * Takes devices, models and kits into the register. A new device can log in nowhere until it is given a password.
 */
@Singleton
public class Registration {
    private static final UUID NEW = new UUID(0, 0);

    private final StockTable devices;
    private final CatalogueTable catalogue;
    private final AuditTrail audit;
    private final Clock clock;

    Registration(StockTable devices, CatalogueTable catalogue, AuditTrail audit, Clock clock) {
        this.devices = devices;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /** A device to register; a blank name is made of model and serial number. */
    public record NewDevice(
            UUID model,
            String serial,
            String name,
            @Nullable UUID kit,
            @Nullable UUID gateway,
            @Nullable String address,
            @Nullable LocalDate calibratedOn) {}

    /** What came of registering devices. */
    public sealed interface Result {
        /** The ids of what is registered now, in their order. */
        record Done(List<UUID> devices) implements Result {}

        /** Nothing is registered; what is wrong with which line. */
        record Refused(List<Wrong> wrong) implements Result {}

        /** It is not for whoever asks. */
        record Unknown() implements Result {}
    }

    @Acting
    public Result register(Principal who, NewDevice device) {
        return Administration.of(who)
                .map(organisation -> register(who, organisation, device))
                .orElseGet(Result.Unknown::new);
    }

    private Result register(Principal who, UUID organisation, NewDevice device) {
        Optional<DeviceModel> model = catalogue.models(organisation).stream()
                .filter(each -> each.id().equals(device.model()))
                .findFirst();
        if (model.isEmpty()) {
            return refused(Fault.UNKNOWN_MODEL);
        }
        if (device.serial().isBlank()) {
            return refused(Fault.NO_SERIAL);
        }
        Optional<String> name = NameRules.name(device.name(), model.get().name(), device.serial());
        if (name.isEmpty()) {
            return refused(Fault.NO_NAME);
        }
        if (devices.isTaken(name.get())) {
            return refused(Fault.NAME_TAKEN);
        }
        return misplaced(NEW, device.gateway(), device.address())
                .map(Registration::refused)
                .orElseGet(() -> new Result.Done(List.of(add(who, organisation, name.get(), device))));
    }

    /** Registers all that was pasted, beneath a gateway or none, or nothing. */
    @Acting
    public Result register(Principal who, String pasted, @Nullable UUID gateway) {
        return Administration.of(who)
                .map(organisation -> register(who, organisation, pasted, gateway))
                .orElseGet(Result.Unknown::new);
    }

    private Result register(Principal who, UUID organisation, String text, @Nullable UUID gateway) {
        Pasted pasted = PasteRules.read(text, catalogue.models(organisation));
        if (!pasted.wrong().isEmpty()) {
            return new Result.Refused(pasted.wrong());
        }
        List<Wrong> wrong = pasted.devices().stream()
                .flatMap(device -> fault(device, gateway).stream().map(fault -> new Wrong(device.line(), fault)))
                .toList();
        if (!wrong.isEmpty()) {
            return new Result.Refused(wrong);
        }
        return new Result.Done(pasted.devices().stream()
                .map(each -> add(
                        who,
                        organisation,
                        each.name(),
                        new NewDevice(
                                each.model().id(), each.serial(), each.name(), null, gateway, each.address(), today())))
                .toList());
    }

    private Optional<Fault> fault(PasteRules.Device device, @Nullable UUID gateway) {
        return devices.isTaken(device.name())
                ? Optional.of(Fault.NAME_TAKEN)
                : misplaced(NEW, gateway, device.address());
    }

    private UUID add(Principal who, UUID organisation, String name, NewDevice device) {
        UUID id = UUID.randomUUID();
        devices.add(
                organisation,
                id,
                name,
                device.model(),
                device.serial().strip(),
                device.gateway(),
                NameRules.address(device.address()),
                device.kit(),
                device.calibratedOn());
        devices.note(id, Step.REGISTERED.name(), clock.instant(), who.person().value());
        audit.record(who, null, Action.CREATE, "device/" + id, Administration.GROUND);
        return id;
    }

    /** Adds a model; false where there is one of that maker and name, or it is not for whoever asks. */
    @Acting
    public boolean add(Principal who, DeviceModel model) {
        return Administration.of(who)
                .filter(organisation -> catalogue.addModel(
                                model.id(),
                                organisation,
                                model.maker(),
                                model.name(),
                                model.kinds(),
                                model.connectivity().name(),
                                model.format(),
                                model.alwaysConnected(),
                                model.silentAfterHours(),
                                model.calibrationMonths())
                        == 1)
                .map(_ -> audited(who, Action.CREATE, "device-model/" + model.id()))
                .isPresent();
    }

    /** Adds a kit with nothing in it; false where there is one of that name, or it is not for whoever asks. */
    @Acting
    public boolean addKit(Principal who, String name) {
        UUID id = UUID.randomUUID();
        return Administration.of(who)
                .filter(organisation -> catalogue.addKit(id, organisation, name) == 1)
                .map(_ -> audited(who, Action.CREATE, "device-kit/" + id))
                .isPresent();
    }

    /** Puts a device into a kit, or out of any; false where it is not one's own device. */
    @Acting
    public boolean place(Principal who, UUID device, @Nullable UUID kit) {
        return own(who, device)
                .map(organisation -> {
                    devices.place(organisation, device, kit);
                    return audited(who, Action.UPDATE, "device/" + device);
                })
                .isPresent();
    }

    /** Puts a device beneath a gateway by the address that the gateway has for it, or beneath none. */
    @Acting
    public Result connect(Principal who, UUID device, @Nullable UUID gateway, @Nullable String address) {
        return own(who, device)
                .map(organisation -> misplaced(device, gateway, address)
                        .map(Registration::refused)
                        .orElseGet(() -> {
                            devices.connect(organisation, device, gateway, NameRules.address(address));
                            audited(who, Action.UPDATE, "device/" + device);
                            return new Result.Done(List.of(device));
                        }))
                .orElseGet(Result.Unknown::new);
    }

    private Optional<UUID> own(Principal who, UUID device) {
        return Administration.of(who)
                .filter(organisation -> devices.lockStatus(organisation, device).isPresent());
    }

    private boolean audited(Principal who, Action action, String entity) {
        audit.record(who, null, action, entity, Administration.GROUND);
        return true;
    }

    /** What is wrong with where a device is to be, if anything. */
    private Optional<Fault> misplaced(UUID device, @Nullable UUID gateway, @Nullable String written) {
        String address = NameRules.address(written);
        if ((gateway == null) != (address == null)) {
            return Optional.of(Fault.ADDRESS_ALONE);
        }
        if (gateway == null || address == null) {
            return Optional.empty();
        }
        if (!NameRules.isAddress(address)) {
            return Optional.of(Fault.ADDRESS_UNREADABLE);
        }
        return Optional.of(Fault.ADDRESS_TAKEN).filter(_ -> devices.isTakenAt(gateway, address, device));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Page.ZONE);
    }

    private static Result refused(Fault fault) {
        return new Result.Refused(List.of(new Wrong(1, fault)));
    }
}
