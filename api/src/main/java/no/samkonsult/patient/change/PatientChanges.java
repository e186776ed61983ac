package no.samkonsult.patient.change;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers what changes in a patient's life, and lets access and everything outgoing follow in the same transaction.
 *
 * <p>For health personnel of the service the patient is enrolled with; and, for what is not clinical, for an administrator
 * of the municipality that answers for the record, who names the patient by the whole identity number and sees nothing.
 */
@Singleton
class PatientChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PatientChanges.class);
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final ChangeTable table;
    private final Moves moves;
    private final PractitionerLists lists;
    private final Endings endings;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    PatientChanges(
            ChangeTable table,
            Moves moves,
            PractitionerLists lists,
            Endings endings,
            Access access,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.moves = moves;
        this.lists = lists;
        this.endings = endings;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of registering a change. */
    sealed interface Result {
        record Done(PatientId patient) implements Result {}

        /** A date, an address or a choice that cannot be. */
        record Impossible() implements Result {}

        /** No such patient, or none whose changes are one's to register. */
        record Unknown() implements Result {}
    }

    /** What one may choose among. */
    record Choices(List<Choice> services, List<Choice> practitioners) {}

    @Acting
    Choices choices(Principal who) {
        return new Choices(table.services(), table.practitioners());
    }

    /** Whether the changes of a patient are somebody's to register, as health personnel of the patient's own service. */
    @Acting
    boolean mayRegister(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                && access.ground(who, patient, Scope.MEASUREMENTS)
                        .filter(ground -> ground == Ground.ENROLMENT)
                        .isPresent();
    }

    @Acting
    Result register(Principal who, PatientId patient, Change change) {
        return mayRegister(who, patient)
                ? register(who, patient, change, Ground.ENROLMENT.name())
                : new Result.Unknown();
    }

    /** For an administrator of the municipality that answers for the record. */
    @Acting
    Result register(Principal who, NationalIdentityNumber number, Change change) {
        Optional<UUID> patient = who.role() == Role.ADMINISTRATOR
                ? transactions.as(
                        SystemPrincipal.LOOKUP,
                        _ -> table.patientOf(number.digits(), who.employer().value()))
                : Optional.empty();
        if (patient.isEmpty()) {
            audit.record(who, null, Action.DENIED, entity(change), "NONE");
            return new Result.Unknown();
        }
        return register(who, new PatientId(patient.get()), change, OWN_ORGANISATION);
    }

    private Result register(Principal who, PatientId patient, Change change, String ground) {
        ZonedDateTime now = clock.instant().atZone(Page.ZONE);
        if (!ChangeRules.mayRegister(who.role(), change)) {
            return new Result.Unknown();
        }
        boolean done = ChangeRules.isPossible(change, now.toLocalDate())
                && transactions.as(SystemPrincipal.DEPARTURE, _ -> apply(who, patient, change, now));
        if (!done) {
            return new Result.Impossible();
        }
        audit.record(who, patient, Action.UPDATE, entity(change), ground);
        LOG.info("patient={} change={} by={}", patient, entity(change), who.person());
        return new Result.Done(patient);
    }

    private boolean apply(Principal who, PatientId patient, Change change, ZonedDateTime now) {
        return switch (change) {
            case Change.Move move -> move(who, patient, move, now);
            case Change.NewPractitioner(UUID post, LocalDate on) ->
                lists.change(patient, post, ChangeRules.takesEffect(on, now));
            case Change.Leaving() -> endings.leave(patient, now.toInstant());
            case Change.Death(LocalDate on) -> endings.die(patient, on, now.toInstant());
            case Change.Protection(var protection) -> {
                table.protect(patient.value(), protection.name());
                yield true;
            }
        };
    }

    private boolean move(Principal who, PatientId patient, Change.Move move, ZonedDateTime now) {
        if (table.services().stream().noneMatch(each -> each.id().equals(move.service()))) {
            return false;
        }
        table.addMove(
                UUID.randomUUID(),
                patient.value(),
                move.service(),
                move.address().strip(),
                ChangeRules.takesEffect(move.on(), now),
                who.person().value(),
                now.toInstant());
        moves.carryOutDue();
        return true;
    }

    private static String entity(Change change) {
        String words = change.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return "patient/" + words.toLowerCase(Locale.ROOT);
    }
}
