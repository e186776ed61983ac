package no.samkonsult.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lets the grounds of those who gave care end with a patient's leaving: they keep what was recorded until then. With a
 * death, whoever represented the patient loses theirs (next of kin's insight after it is by helsepersonelloven § 24).
 */
@Singleton
final class RelationDeparture implements DepartureListener {
    private static final List<Ground> FOLLOWING_UP = List.of(Ground.ENROLMENT);
    private static final List<Ground> CARING = List.of(Ground.ENROLMENT, Ground.CARE_TEAM, Ground.PLAN);
    private static final List<Ground> REPRESENTING = List.of(
            Ground.OWN_DATA,
            Ground.CONSENT,
            Ground.NEAREST_KIN,
            Ground.GUARDIAN,
            Ground.POWER_OF_ATTORNEY,
            Ground.PARENT);

    private final CareRelations relations;
    private final Access access;

    RelationDeparture(CareRelations relations, Access access) {
        this.relations = relations;
        this.access = access;
    }

    @Override
    public void departed(Departure departure) {
        boolean died = departure.kind() == Departure.Kind.DIED;
        List<EndedRelation> caring = end(departure, died ? CARING : FOLLOWING_UP);
        caring.forEach(ended -> access.relate(ended.kept(departure)));
        List<EndedRelation> representing = died ? end(departure, REPRESENTING) : List.of();
        access.lost(Stream.concat(caring.stream(), representing.stream())
                .map(EndedRelation::party)
                .toList());
    }

    private List<EndedRelation> end(Departure departure, List<Ground> grounds) {
        UUID patient = departure.patient().value();
        List<String> names = grounds.stream().map(Ground::name).toList();
        List<EndedRelation> ended = relations.holding(patient, names, departure.at());
        relations.endOn(patient, names, departure.at());
        return ended;
    }
}
