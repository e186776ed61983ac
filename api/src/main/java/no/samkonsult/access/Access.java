package no.samkonsult.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;

/**
 * The one place that answers whether somebody may see a patient.
 *
 * <p>The answer is the database's view {@code my_ground}: the care relations that hold for whoever acts, less the limits of
 * their role and the patient's bars. Row-level security reads the same view, and so do lists of patients, so that all
 * three agree. Every feature that gives a ground (an enrolment, a GP's list, a consultation) writes its relation here, in
 * its own transaction.
 */
@Singleton
public class Access {
    /** What is recorded as the ground of somebody at work who asks for their own record, and is turned away. */
    private static final String OWN_RECORD = "OWN_RECORD";

    private final CareRelations relations;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Access(CareRelations relations, AuditTrail audit, Transactions transactions, Clock clock) {
        this.relations = relations;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Decides, and records a refusal; what is granted is recorded by the act itself. */
    @Acting
    public Decision decide(Principal who, PatientId patient, Scope scope) {
        Decision decision = AccessRules.decide(relations.mine(patient.value()), scope);
        if (decision instanceof Decision.Denied) {
            boolean own = relations.isOwnRecord(patient.value(), who.person().value());
            audit.record(who, patient, Action.DENIED, "patient", own ? OWN_RECORD : "NONE");
        }
        return decision;
    }

    /** The ground, where access is granted or excepted. */
    @Acting
    public Optional<Ground> ground(Principal who, PatientId patient, Scope scope) {
        return switch (decide(who, patient, scope)) {
            case Decision.Granted granted -> Optional.of(granted.ground());
            case Decision.Excepted excepted -> Optional.of(excepted.grade());
            case Decision.Denied() -> Optional.empty();
        };
    }

    /**
     * The ground of somebody who may decide about a record and not only read it: the patient, or health personnel. Whoever
     * would change something must see to it that the ground is ongoing.
     */
    @Acting
    public Optional<Ground> care(Principal who, PatientId patient) {
        return ground(who, patient, Scope.IDENTITY)
                .filter(ground -> ground == Ground.OWN_DATA || who.role().isHealthPersonnel());
    }

    /** The patient that somebody is, who is logged in as one. */
    @Acting
    public Optional<PatientId> own(Principal who) {
        return relations.own().map(PatientId::new);
    }

    /** The parts of a patient's record that are open to somebody; none where there is no ground. */
    @Acting
    public Set<Scope> openTo(Principal who, PatientId patient) {
        List<OpenGround> grounds = relations.mine(patient.value());
        return Arrays.stream(Scope.values())
                .filter(scope -> grounds.stream().anyMatch(ground -> ground.opens(scope)))
                .collect(toUnmodifiableSet());
    }

    /** Those who follow a patient up by enrolment, GP's list or care team: whom to suggest, never whom to let in. */
    public List<PersonId> peopleRound(PatientId patient) {
        return relations.peopleRound(patient.value()).stream()
                .map(PersonId::new)
                .toList();
    }

    /** Gives a party its ground, in the caller's transaction. What the same source gave it before ends where this begins. */
    public void relate(CareRelation relation) {
        OrganisationId organisation = relation.organisation();
        UUID patient = relation.patient().value();
        String ground = relation.ground().name();
        relations.endBefore(relation.from(), relation.source(), relation.party(), patient, ground);
        relations.add(
                patient,
                relation.party(),
                organisation == null ? null : organisation.value(),
                ground,
                relation.parts().contains(Scope.CONSULTATIONS),
                relation.parts().contains(Scope.MEASUREMENTS),
                relation.parts().contains(Scope.PLAN),
                relation.parts().contains(Scope.MESSAGES),
                relation.from(),
                relation.until(),
                relation.recordUntil(),
                relation.source());
    }

    /** Ends every relation that a source gave, in the caller's transaction. What its parties have open closes at once. */
    public void withdraw(String source) {
        withdraw(source, clock.instant());
    }

    /** Lets every relation that a source gave end at an instant, which may be ahead. */
    public void withdraw(String source, Instant at) {
        lost(relations.end(source, at));
    }

    /** Ends what a source gave one party, in the caller's transaction. */
    public void withdraw(String source, UUID party, Instant at) {
        relations.endOf(source, party, at);
        lost(List.of(party));
    }

    /** Ends what some grounds give anybody of a patient, in the caller's transaction. */
    public void withdraw(PatientId patient, Set<Ground> grounds, Instant at) {
        lost(relations.endGrounds(patient.value(), names(grounds), at));
    }

    /** Likewise for those who gave care on them, who keep what was recorded until then. */
    public void conclude(PatientId patient, Set<Ground> grounds, Instant at) {
        List<EndedRelation> ended = relations.holding(patient.value(), names(grounds), at);
        relations.endOn(patient.value(), names(grounds), at);
        ended.forEach(relation -> relate(relation.kept(patient, at)));
        lost(ended.stream().map(EndedRelation::party).toList());
    }

    private static List<String> names(Set<Ground> grounds) {
        return grounds.stream().map(Ground::name).toList();
    }

    /** Closes what parties have open who have lost something: persons, services, organisations, sessions. */
    public void lost(Collection<UUID> parties) {
        transactions.announce(parties.stream().map(Access::loss).toList());
    }

    /** The topics that tell that somebody may have lost a ground: what they have open must then end, and be asked for anew. */
    @Acting
    public Set<String> losses(Principal who) {
        return Stream.concat(Stream.of(who.session()), relations.parties().stream())
                .map(Access::loss)
                .collect(toUnmodifiableSet());
    }

    private static String loss(UUID party) {
        return "loss/" + party;
    }
}
