package no.samkonsult.access;

import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets the ground of the service that followed a patient up end with the patient's leaving: it keeps what was recorded until
 * then. With a death, whoever represented the patient loses theirs (next of kin's insight after it is by helsepersonelloven
 * § 24), while those who gave care finish their notes until the enrolment is ended.
 */
@Singleton
final class RelationDeparture implements DepartureListener {
    private static final Set<Ground> FOLLOWING_UP = Set.of(Ground.ENROLMENT);
    private static final Set<Ground> REPRESENTING = Set.of(
            Ground.OWN_DATA,
            Ground.CONSENT,
            Ground.NEAREST_KIN,
            Ground.GUARDIAN,
            Ground.POWER_OF_ATTORNEY,
            Ground.PARENT);

    private final Access access;

    RelationDeparture(Access access) {
        this.access = access;
    }

    @Override
    public void departed(Departure departure) {
        switch (departure.kind()) {
            case LEFT_PROGRAMME, MOVED -> access.conclude(departure.patient(), FOLLOWING_UP, departure.at());
            case DIED -> access.withdraw(departure.patient(), REPRESENTING, departure.at());
        }
    }
}
