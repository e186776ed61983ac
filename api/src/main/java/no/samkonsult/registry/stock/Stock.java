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
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** What an administrator sees of the devices of their organisation. To everybody else there is none. */
@Singleton
public class Stock {
    private static final int MOST = 200;

    private final StockTable devices;
    private final LoanTable loans;
    private final CatalogueTable catalogue;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Stock(
            StockTable devices,
            LoanTable loans,
            CatalogueTable catalogue,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.devices = devices;
        this.loans = loans;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What to list.
     *
     * @param text part of a name, a serial number, a model, a kit or an address
     * @param status the name of a status, or empty for any
     */
    public record Search(String text, String status, Condition condition, int limit, int offset) {}

    /** A device with all that is known of it but who has it. */
    public record Whole(
            StockDevice device, List<DeviceEvent> history, List<LoanPeriod> periods, List<StockDevice> beneath) {
        /** Whether its return can still be undone. */
        public Optional<DeviceEvent> lastStep() {
            return history.stream().findFirst();
        }
    }

    @Acting
    public List<StockDevice> list(Principal who, Search search) {
        return Administration.of(who)
                .map(organisation -> {
                    audit.record(who, null, Action.SEARCH, "device", Administration.GROUND);
                    return devices.list(
                            organisation,
                            search.text().strip(),
                            search.status(),
                            search.condition().name(),
                            today(),
                            search.limit(),
                            search.offset());
                })
                .orElseGet(List::of);
    }

    @Acting
    public Optional<Whole> find(Principal who, UUID id) {
        return Administration.of(who)
                .flatMap(organisation -> devices.find(organisation, id).map(device -> {
                    audit.record(who, null, Action.READ, "device/" + id, Administration.GROUND);
                    return new Whole(
                            device,
                            devices.history(device.key(), MOST),
                            transactions.as(SystemPrincipal.DEVICES, _ -> loans.periods(device.key(), MOST)),
                            devices.beneath(organisation, id));
                }));
    }

    @Acting
    public List<DeviceModel> models(Principal who) {
        return Administration.of(who).map(catalogue::models).orElseGet(List::of);
    }

    @Acting
    public List<Kit> kits(Principal who) {
        return Administration.of(who).map(catalogue::kits).orElseGet(List::of);
    }

    /** The devices of a kit. */
    @Acting
    public List<StockDevice> ofKit(Principal who, UUID kit) {
        return Administration.of(who)
                .map(organisation -> devices.ofKit(organisation, kit))
                .orElseGet(List::of);
    }

    /** The gateways that devices can be put beneath. */
    @Acting
    public List<StockDevice> gateways(Principal who) {
        return Administration.of(who).map(devices::gateways).orElseGet(List::of);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Page.ZONE);
    }
}
