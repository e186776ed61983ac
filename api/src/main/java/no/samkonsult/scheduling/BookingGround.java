package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/** Who may book for a patient: roles that arrange consultations, with a ground for this patient, clinical or not. */
@Singleton
final class BookingGround {
    private static final Set<Role> ARRANGING = EnumSet.of(
            Role.GENERAL_PRACTITIONER,
            Role.SPECIALIST,
            Role.HOME_CARE,
            Role.NURSING_HOME_DOCTOR,
            Role.SECRETARY,
            Role.COORDINATOR);

    private final Access access;

    BookingGround(Access access) {
        this.access = access;
    }

    boolean arranges(Principal who) {
        return ARRANGING.contains(who.role());
    }

    /** The ground to search and book for a patient. */
    Optional<Ground> of(Principal who, PatientId patient) {
        return arranges(who) ? access.ground(who, patient, Scope.LOGISTICS) : Optional.empty();
    }
}
