package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.util.Optional;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Who may book for a patient: roles that arrange consultations, with a ground for this patient, clinical or not. */
@Singleton
public class BookingGround {
    private final Access access;
    private final Consultations consultations;

    BookingGround(Access access, Consultations consultations) {
        this.access = access;
        this.consultations = consultations;
    }

    public boolean arranges(Principal who) {
        return who.role().mayBook();
    }

    /** The ground to search and book for a patient, who must be alive. */
    @Acting
    public Optional<Ground> toBook(Principal who, PatientId patient) {
        return of(who, patient).filter(_ -> consultations.isAlive(patient));
    }

    /** The ground to arrange for a patient, and to see what is arranged. */
    public Optional<Ground> of(Principal who, PatientId patient) {
        return arranges(who)
                ? access.ground(who, patient, Scope.CONSULTATIONS).filter(Ground::isOngoing)
                : Optional.empty();
    }
}
