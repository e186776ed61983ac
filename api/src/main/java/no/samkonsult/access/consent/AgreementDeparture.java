package no.samkonsult.access.consent;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Departure;
import no.samkonsult.access.DepartureListener;

/** Ends the agreement to measure with leaving, and with a move, since the other municipality makes its own, and all consents with a death. */
@Singleton
final class AgreementDeparture implements DepartureListener {
    private static final String MONITORING = AgreementKind.MONITORING.name();
    private static final String JOINT_CONSULTATION = AgreementKind.JOINT_CONSULTATION.name();

    private final AgreementTable agreements;
    private final ResearchConsents research;

    AgreementDeparture(AgreementTable agreements, ResearchConsents research) {
        this.agreements = agreements;
        this.research = research;
    }

    @Override
    public void departed(Departure departure) {
        UUID patient = departure.patient().value();
        Instant at = departure.at();
        switch (departure.kind()) {
            case LEFT_PROGRAMME -> // nothing is left to end where it was left by ending the agreement
                agreements.endWith(patient, List.of(MONITORING), at, EndReason.NO_LONGER_NEEDED.name());
            case MOVED -> agreements.endWith(patient, List.of(MONITORING), at, EndReason.MOVED.name());
            case DIED -> {
                agreements.endWith(patient, List.of(MONITORING, JOINT_CONSULTATION), at, EndReason.DIED.name());
                research.endAll(patient, at);
            }
        }
    }
}
