package no.samkonsult.registry.stock;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.registry.BrokerAccounts;
import no.samkonsult.shared.PatientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes devices from step to step, one or a whole kit at a time: all of them or none.
 *
 * <p>What is lost, stolen or given up is cut off: from the commit on the intake takes nothing more from it, and right after it
 * the broker closes its connection. No transaction waits for the broker; where it does not answer, the step may be repeated.
 */
@Singleton
public class LifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifeCycle.class);
    private static final int LAST_TWO = 2;

    private final StockTable devices;
    private final LoanTable loans;
    private final Optional<BrokerAccounts> accounts;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    LifeCycle(
            StockTable devices,
            LoanTable loans,
            Optional<BrokerAccounts> accounts,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.devices = devices;
        this.loans = loans;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of a step. */
    public sealed interface Result {
        record Done() implements Result {}

        /** The device cannot take this step from where it stands. */
        record NotNow(Status status) implements Result {}

        /** Kept here, and the intake takes nothing more from it; but the broker did not answer: to be asked again. */
        record BrokerUnreachable() implements Result {}

        /** No such device of the administrator's organisation. */
        record Unknown() implements Result {}
    }

    private record Taken(Result result, List<String> cutOff) {
        static Taken only(Result result) {
            return new Taken(result, List.of());
        }
    }

    public Result take(Principal who, UUID device, Step step) {
        return atTheBroker(transactions.as(who, _ -> Administration.of(who)
                .map(organisation -> take(who, organisation, device, step))
                .orElseGet(() -> Taken.only(new Result.Unknown()))));
    }

    /** Takes every device of a kit, or none of them. */
    public Result takeAll(Principal who, UUID kit, Step step) {
        return atTheBroker(transactions.as(who, transaction -> {
            Optional<UUID> organisation = Administration.of(who);
            if (organisation.isEmpty()) {
                return Taken.only(new Result.Unknown());
            }
            List<Taken> all = devices.ofKit(organisation.get(), kit).stream()
                    .map(device -> take(who, organisation.get(), device.id(), step))
                    .toList();
            Optional<Taken> refused = all.stream()
                    .filter(each -> !(each.result() instanceof Result.Done))
                    .findFirst();
            refused.ifPresent(_ -> transaction.setRollbackOnly());
            return refused.orElseGet(() -> new Taken(
                    all.isEmpty() ? new Result.Unknown() : new Result.Done(),
                    all.stream().flatMap(each -> each.cutOff().stream()).toList()));
        }));
    }

    private Taken take(Principal who, UUID organisation, UUID id, Step step) {
        Optional<Status> status = devices.lockStatus(organisation, id).map(Status::valueOf);
        if (status.isEmpty()) {
            return Taken.only(new Result.Unknown());
        }
        StockDevice device = devices.find(organisation, id).orElseThrow();
        if (isRepeated(status.get(), step)) {
            return new Taken(new Result.Done(), List.of(device.name()));
        }
        List<DeviceEvent> last = devices.history(device.key(), LAST_TWO);
        Optional<Status> after = StepRules.after(status.get(), step, before(last))
                .filter(_ -> step != Step.ASSIGNED) // that is lending: to somebody
                .filter(_ -> step != Step.RETURN_UNDONE
                        || StepRules.canUndo(last.stream().findFirst(), clock.instant()));
        if (after.isEmpty()) {
            return Taken.only(new Result.NotNow(status.get()));
        }
        Instant now = clock.instant();
        change(who, id, step, now, last);
        devices.setStatus(id, after.get().name());
        devices.note(id, step.name(), now, who.person().value());
        return new Taken(new Result.Done(), StepRules.cutsOff(step) ? List.of(device.name()) : List.of());
    }

    /** What was lost may be said to be lost again, and is then cut off again. */
    private static boolean isRepeated(Status status, Step step) {
        return StepRules.cutsOff(step) && status.name().equals(step.name());
    }

    private void change(Principal who, UUID id, Step step, Instant now, List<DeviceEvent> last) {
        List<UUID> havers = step == Step.RETURN_UNDONE
                ? List.of()
                : transactions.as(SystemPrincipal.DEVICES, _ -> loans.havers(id, now));
        transactions.as(SystemPrincipal.DEVICES, _ -> {
            if (StepRules.endsLoan(step)) {
                loans.end(id, now);
            } else if (step == Step.RETURN_UNDONE) {
                loans.resume(id, last.getFirst().at());
            }
            return id;
        });
        if (StepRules.cutsOff(step)) {
            devices.revoke(id, now);
            devices.revokeCertificates(id, now);
        }
        if (step == Step.CALIBRATED) {
            devices.calibrated(id, LocalDate.ofInstant(now, Page.ZONE));
        }
        audit(who, id, havers);
    }

    /** In the log of every patient whom it concerns, or else of none. */
    private void audit(Principal who, UUID id, List<UUID> patients) {
        patients.forEach(patient ->
                audit.record(who, new PatientId(patient), Action.UPDATE, "device/" + id, Administration.GROUND));
        if (patients.isEmpty()) {
            audit.record(who, null, Action.UPDATE, "device/" + id, Administration.GROUND);
        }
    }

    /** Where it stood before the last step. */
    private static Status before(List<DeviceEvent> last) {
        return last.size() < LAST_TWO ? Status.IN_STOCK : last.getLast().status();
    }

    private Result atTheBroker(Taken taken) {
        for (String device : taken.cutOff()) {
            try {
                accounts.ifPresent(broker -> broker.revoke(device));
            } catch (UncheckedIOException unreachable) {
                LOG.warn("broker-account=unchanged device={} cause={}", device, unreachable.toString());
                return new Result.BrokerUnreachable();
            }
        }
        return taken.result();
    }
}
