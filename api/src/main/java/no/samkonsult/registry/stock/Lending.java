package no.samkonsult.registry.stock;

import jakarta.inject.Singleton;
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
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Lends devices to patients.
 *
 * <p>An administrator has no ground to see a patient, and is shown none: no list to choose from, no name to confirm. They name
 * the patient by the whole identity number, as they do where a life changes, and learn only whether their municipality follows
 * up such a patient. Afterwards they see that a device is lent and since when, and not to whom. Every attempt is in the audit
 * trail, and one that succeeded in the patient's own log.
 */
@Singleton
public class Lending {
    private final StockTable devices;
    private final LoanTable loans;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Lending(StockTable devices, LoanTable loans, AuditTrail audit, Transactions transactions, Clock clock) {
        this.devices = devices;
        this.loans = loans;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * To whom, and for how long.
     *
     * @param from the first day; on the day itself from now on
     * @param until the last day; null: until it is returned
     * @param user the number that the device has for its user, where several share it
     * @param silentAfterHours when it is missed, where this patient uses it more or less often than its model says
     */
    public record Loan(
            NationalIdentityNumber patient,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer user,
            @Nullable Integer silentAfterHours) {}

    /** What came of lending. */
    public sealed interface Result {
        record Done() implements Result {}

        /** The municipality follows up no patient with that number. */
        record NoSuchPatient() implements Result {}

        /** Somebody has the device in that time, as its only user or under the same number. */
        record Taken() implements Result {}

        /** The device is not to be lent from where it stands. */
        record NotNow(Status status) implements Result {}

        /** The last day is before the first. */
        record Impossible() implements Result {}

        /** No such device of the administrator's organisation. */
        record Unknown() implements Result {}
    }

    public Result lend(Principal who, UUID device, Loan loan) {
        return transactions.as(who, _ -> Administration.of(who)
                .map(organisation -> lend(who, organisation, List.of(device), loan))
                .orElseGet(Result.Unknown::new));
    }

    /** Lends every device of a kit, or none of them. */
    public Result lendKit(Principal who, UUID kit, Loan loan) {
        return transactions.as(who, transaction -> {
            Result result = Administration.of(who)
                    .map(organisation -> lend(
                            who,
                            organisation,
                            devices.ofKit(organisation, kit).stream()
                                    .map(StockDevice::id)
                                    .toList(),
                            loan))
                    .orElseGet(Result.Unknown::new);
            if (!(result instanceof Result.Done || result instanceof Result.NoSuchPatient)) {
                transaction.setRollbackOnly();
            }
            return result;
        });
    }

    private Result lend(Principal who, UUID organisation, List<UUID> which, Loan loan) {
        Optional<Instant> ends = Optional.ofNullable(loan.until())
                .map(last -> last.plusDays(1).atStartOfDay(Page.ZONE).toInstant());
        if (which.isEmpty()
                || which.stream()
                        .anyMatch(each -> devices.lockStatus(organisation, each).isEmpty())) {
            return new Result.Unknown();
        }
        Instant begins = begins(loan.from());
        if (ends.filter(end -> !end.isAfter(begins)).isPresent()) {
            return new Result.Impossible();
        }
        Optional<UUID> patient = patient(organisation, loan.patient());
        if (patient.isEmpty()) {
            audit.record(who, null, Action.DENIED, "device/" + which.getFirst(), "NONE");
            return new Result.NoSuchPatient();
        }
        for (UUID device : which) {
            Result result = lend(who, organisation, device, patient.get(), begins, ends.orElse(null), loan);
            if (!(result instanceof Result.Done)) {
                return result;
            }
        }
        return new Result.Done();
    }

    private Result lend(
            Principal who,
            UUID organisation,
            UUID device,
            UUID patient,
            Instant begins,
            @Nullable Instant ends,
            Loan loan) {
        Optional<Status> status = devices.lockStatus(organisation, device).map(Status::valueOf);
        if (status.isEmpty()) {
            return new Result.Unknown();
        }
        Optional<Status> after = StepRules.after(status.get(), Step.ASSIGNED, status.get());
        if (after.isEmpty()) {
            return new Result.NotNow(status.get());
        }
        boolean free = transactions.as(SystemPrincipal.DEVICES, _ -> {
            boolean isFree = !loans.isLent(device, begins, ends, loan.user());
            if (isFree) {
                loans.lend(device, patient, begins, ends, loan.user(), loan.silentAfterHours());
            }
            return isFree;
        });
        if (!free) {
            return new Result.Taken();
        }
        devices.setStatus(device, after.get().name());
        devices.note(device, Step.ASSIGNED.name(), clock.instant(), who.person().value());
        audit.record(who, new PatientId(patient), Action.UPDATE, "device/" + device, Administration.GROUND);
        return new Result.Done();
    }

    private Optional<UUID> patient(UUID organisation, NationalIdentityNumber number) {
        return transactions
                .as(SystemPrincipal.LOOKUP, _ -> loans.patientOf(number.digits(), organisation))
                .filter(patient -> transactions.as(SystemPrincipal.DEVICES, _ -> loans.isEnrolled(patient)));
    }

    private Instant begins(LocalDate from) {
        Instant now = clock.instant();
        return from.equals(LocalDate.ofInstant(now, Page.ZONE))
                ? now
                : from.atStartOfDay(Page.ZONE).toInstant();
    }
}
