package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.time.Instant;
import no.samkonsult.access.Access;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;
import no.samkonsult.scheduling.invitation.Invitations;

/** Cancels the consultations of a patient who has died or left, and gives everybody's time back. A move changes none. */
@Singleton
final class DepartedConsultations implements DepartureListener {
    /** For every participant to read, and so without a word of why. */
    private static final String REASON = "Oppfølginga er avslutta.";

    private static final int ALL = 10_000;

    private final Consultations consultations;
    private final Access access;
    private final Invitations invitations;

    DepartedConsultations(Consultations consultations, Access access, Invitations invitations) {
        this.consultations = consultations;
        this.access = access;
        this.invitations = invitations;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case DIED, LEFT_PROGRAMME ->
                consultations
                        .findComing(departure.patient(), departure.at(), ALL)
                        .forEach(coming -> cancel(coming, departure.at()));
            case MOVED -> {}
        }
    }

    private void cancel(Consultation coming, Instant at) {
        consultations.cancel(coming.id(), null, at, REASON);
        access.withdraw(ParticipantGrounds.relationSource(coming.id()), at);
        invitations.settle(coming.id());
    }
}
