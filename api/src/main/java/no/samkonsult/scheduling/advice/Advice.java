package no.samkonsult.scheduling.advice;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A question from one doctor to another, and where it stands.
 *
 * @param patient whom it is about; null where it is asked without identity
 * @param patientName empty for whoever has no ground to know the patient
 * @param office for which it is asked
 * @param specialty whose department is asked; empty: those of the hospital who name none
 * @param holder who answers; null while it is in the department's queue
 * @param read whether whoever asked has opened the answer
 * @param consultation what it was turned into
 * @param standing what it is to the one who reads it
 */
public record Advice(
        UUID id,
        @Nullable PatientId patient,
        String patientName,
        PersonId asker,
        String askerName,
        OrganisationId office,
        String officeName,
        OrganisationId hospital,
        String hospitalName,
        String specialty,
        @Nullable PersonId holder,
        String holderName,
        Instant askedAt,
        Instant deadline,
        State state,
        boolean read,
        @Nullable UUID consultation,
        Standing standing) {

    private static final Set<Role> ASKING =
            EnumSet.of(Role.GENERAL_PRACTITIONER, Role.NURSING_HOME_DOCTOR, Role.OUT_OF_HOURS_DOCTOR, Role.SPECIALIST);

    /** Whether it is for a role to ask for advice: doctors do. */
    public static boolean isAskedBy(Role role) {
        return ASKING.contains(role);
    }

    /** Whose turn it is, or how it ended. */
    public enum State {
        /** Waits for an answer. */
        OPEN,
        /** Waits for whoever asked, who is to tell more. */
        QUESTIONED,
        ANSWERED,
        WITHDRAWN,
        /** Turned into a consultation without an answer. */
        BOOKED;

        public boolean isOpen() {
            return this == OPEN || this == QUESTIONED;
        }
    }

    /** What it is to somebody: who asked, or stands in for them; who answers; one of the department; or one who may read it. */
    public record Standing(boolean asking, boolean holding, boolean inDepartment) {}

    /** The department, such as {@code lungemedisin, Haukeland}. */
    public String department() {
        return specialty.isEmpty() ? hospitalName : specialty + ", " + hospitalName;
    }

    public boolean hasIdentity() {
        return patient != null;
    }

    public boolean isOverdue(Instant now) {
        return state == State.OPEN && !deadline.isAfter(now);
    }

    public boolean mayTake() {
        return standing.inDepartment() && !standing.asking() && holder == null && state.isOpen();
    }

    /** Whether it is one's own to answer, to ask more about, to hand on or to give back. */
    public boolean mayAnswer() {
        return standing.holding() && state == State.OPEN;
    }

    public boolean mayReply() {
        return standing.asking() && state == State.QUESTIONED;
    }

    public boolean mayWithdraw() {
        return standing.asking() && state.isOpen();
    }

    /** Whether one of the two may go on to book: somebody must hold it, and the patient must be known. */
    public boolean mayTurn() {
        return hasIdentity()
                && holder != null
                && consultation == null
                && state != State.WITHDRAWN
                && (standing.asking() || standing.holding());
    }

    /** Whether one is one of the two organisations', each of which writes it in its own record. */
    public boolean mayFile() {
        return state == State.ANSWERED && (standing.asking() || standing.holding() || standing.inDepartment());
    }
}
