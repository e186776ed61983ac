package no.samkonsult.measurement.command;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/**
 * Asks a patient's device to measure again. Health personnel with a ground for the measurements that is not over may; nothing is sent here: the
 * command is kept, and a process that is connected to the broker sends it.
 */
@Singleton
public class Asking {
    private static final Duration SHOWN = Duration.ofHours(24);

    private final CommandTable commands;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Asking(CommandTable commands, Access access, AuditTrail audit, Transactions transactions, Clock clock) {
        this.commands = commands;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of asking. */
    public sealed interface Result {
        record Done(UUID command) implements Result {}

        /** It has been asked already, and neither answered nor expired. */
        record AlreadyAsked(UUID command) implements Result {}

        /** The device measures something else. */
        record NotMeasured() implements Result {}

        /** No such device of a patient whom one may ask for. */
        record Unknown() implements Result {}
    }

    @Acting
    public Result measureAgain(Principal who, PatientId patient, UUID device, Kind kind) {
        return ground(who, patient)
                .flatMap(ground -> commands.measuring(patient.value()).stream()
                        .filter(each -> each.id().equals(device))
                        .findFirst()
                        .map(found -> measureAgain(who, patient, ground, found, kind)))
                .orElseGet(Result.Unknown::new);
    }

    /** The devices of a patient that can be asked; none for whoever may not ask. */
    @Acting
    public List<Measuring> askable(Principal who, PatientId patient) {
        return ground(who, patient).isPresent() ? commands.measuring(patient.value()) : List.of();
    }

    /** What was asked for in the last day, latest first. The caller's page audits the reading. */
    @Acting
    public List<Command> ofPatient(Principal who, PatientId patient) {
        return ground(who, patient).isPresent() ? latest(patient) : List.of();
    }

    private Result measureAgain(Principal who, PatientId patient, Ground ground, Measuring device, Kind kind) {
        if (!CommandRules.measures(device.kinds(), kind)) {
            return new Result.NotMeasured();
        }
        Instant now = clock.instant();
        Optional<Command> open = latest(patient).stream()
                .filter(command -> command.deviceId().equals(device.id()) && command.measured() == kind)
                .filter(command -> isOpen(command.state(now)))
                .findFirst();
        if (open.isPresent()) {
            return new Result.AlreadyAsked(open.get().id());
        }
        UUID id = UUID.randomUUID();
        Instant expires = now.plus(CommandRules.HOLDS);
        commands.add(
                id,
                device.key(),
                patient.value(),
                kind.stored(),
                CommandBody.measure(id, kind, device.address(), expires).json(),
                who.person().value(),
                now,
                expires);
        audit.record(who, patient, Action.CREATE, "device_command/" + id, ground.name());
        transactions.announce(PatientTopics.changed(Set.of(patient)).toList());
        return new Result.Done(id);
    }

    private static boolean isOpen(Command.State state) {
        return switch (state) {
            case WAITING, SENT -> true;
            case ANSWERED, EXPIRED -> false;
        };
    }

    private List<Command> latest(PatientId patient) {
        return commands.ofPatient(patient.value(), clock.instant().minus(SHOWN));
    }

    private Optional<Ground> ground(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }
}
