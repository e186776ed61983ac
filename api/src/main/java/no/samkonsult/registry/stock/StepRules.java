package no.samkonsult.registry.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which steps a device can take from where it stands, and where they lead. */
public final class StepRules {
    /** How long a return can be undone: after that the home may have been told, and the device be under the tap. */
    public static final Duration UNDO = Duration.ofMinutes(15);

    private static final Set<Status> IN_HAND =
            EnumSet.of(Status.IN_STOCK, Status.ASSIGNED, Status.DELIVERED, Status.IN_USE, Status.RETURNED);

    private StepRules() {}

    /** Where a device stands after a step; empty where it cannot take the step. An undone return leads back to {@code before}. */
    static Optional<Status> after(Status status, Step step, Status before) {
        return switch (step) {
            case ASSIGNED -> assigned(status);
            case DELIVERED -> Optional.of(Status.DELIVERED).filter(_ -> status == Status.ASSIGNED);
            case TAKEN_INTO_USE -> Optional.of(Status.IN_USE).filter(_ -> status == Status.DELIVERED);
            case RETURNED -> Optional.of(Status.RETURNED).filter(_ -> status.isLent());
            case RETURN_UNDONE -> Optional.of(before).filter(_ -> status == Status.RETURNED && before.isLent());
            case CLEANED -> Optional.of(Status.IN_STOCK).filter(_ -> status == Status.RETURNED);
            case LOST -> Optional.of(Status.LOST).filter(_ -> IN_HAND.contains(status));
            case STOLEN -> Optional.of(Status.STOLEN).filter(_ -> IN_HAND.contains(status));
            case FOUND -> Optional.of(Status.RETURNED).filter(_ -> status == Status.LOST || status == Status.STOLEN);
            case RETIRED ->
                Optional.of(Status.RETIRED).filter(_ -> status == Status.IN_STOCK || status == Status.RETURNED);
            case CALIBRATED -> Optional.of(status).filter(Status::isInService);
            case REGISTERED, PASSWORD_ISSUED, CUT_OFF -> Optional.empty();
        };
    }

    /** A device that somebody has can be lent to one more, as a scale that two share; it stays where it is. */
    private static Optional<Status> assigned(Status status) {
        if (status.isLent()) {
            return Optional.of(status);
        }
        return Optional.of(Status.ASSIGNED).filter(_ -> status == Status.IN_STOCK);
    }

    /** What an administrator can do next by a button alone. */
    public static List<Step> open(Status status) {
        return Stream.of(
                        Step.DELIVERED,
                        Step.TAKEN_INTO_USE,
                        Step.RETURNED,
                        Step.CLEANED,
                        Step.CALIBRATED,
                        Step.FOUND,
                        Step.LOST,
                        Step.STOLEN,
                        Step.RETIRED)
                .filter(step -> after(status, step, status).isPresent())
                .toList();
    }

    /** Steps that take the device out of service: it is cut off in the same breath. */
    static boolean cutsOff(Step step) {
        return step == Step.LOST || step == Step.STOLEN || step == Step.RETIRED;
    }

    /** Steps after which no patient has the device. */
    static boolean endsLoan(Step step) {
        return step == Step.RETURNED || cutsOff(step);
    }

    /** Whether the last step was a return that is recent enough to be undone. */
    public static boolean canUndo(Optional<DeviceEvent> last, Instant now) {
        return last.filter(event -> event.step() == Step.RETURNED)
                .filter(event -> event.at().plus(UNDO).isAfter(now))
                .isPresent();
    }
}
