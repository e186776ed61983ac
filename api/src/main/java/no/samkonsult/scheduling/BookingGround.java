package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.util.Optional;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Who may book for a patient: roles that arrange consultations, with a ground for this patient, clinical or not. */
@Singleton
final class BookingGround {
    private final Access access;

    BookingGround(Access access) {
        this.access = access;
    }

    boolean arranges(Principal who) {
        return who.role().mayBook();
    }

    /** The ground to search and book for a patient. */
    Optional<Ground> of(Principal who, PatientId patient) {
        return arranges(who)
                ? access.ground(who, patient, Scope.CONSULTATIONS).filter(Ground::isOngoing)
                : Optional.empty();
    }
}
