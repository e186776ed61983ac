package no.samkonsult.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * The one place that answers whether somebody may see a patient.
 *
 * <p>It reads care relations alone. Every feature that gives a ground (an enrolment, a GP's list, a consultation) writes
 * its relation here, in its own transaction. Lists of patients join the view {@code accessible_patient}, which is the
 * same answer for many.
 */
@Singleton
public class Access {
    private final CareRelations relations;
    private final AuditTrail audit;

    Access(CareRelations relations, AuditTrail audit) {
        this.relations = relations;
        this.audit = audit;
    }

    /** Decides, and records a refusal; what is granted is recorded by the act itself. */
    @Transactional
    public Decision decide(Principal who, PatientId patient, Scope scope) {
        OrganisationId organisation = who.organisation();
        List<Ground> grounds = relations
                .groundsOf(who.person().value(), patient.value(), organisation == null ? null : organisation.value())
                .stream()
                .map(Ground::valueOf)
                .toList();
        Decision decision = AccessRules.decide(who.role(), grounds, scope);
        if (decision instanceof Decision.Denied) {
            audit.record(who, patient, Action.DENIED, "patient", "NONE");
        }
        return decision;
    }

    /** The ground, where access is granted. */
    @Transactional
    public Optional<Ground> ground(Principal who, PatientId patient, Scope scope) {
        return switch (decide(who, patient, scope)) {
            case Decision.Granted(Ground ground) -> Optional.of(ground);
            case Decision.Denied() -> Optional.empty();
        };
    }

    /** Those who follow a patient up by enrolment, GP's list or care team: whom to suggest, never whom to let in. */
    @Transactional
    public List<PersonId> peopleRound(PatientId patient) {
        return relations.peopleRound(patient.value()).stream()
                .map(PersonId::new)
                .toList();
    }

    /** The names of the grounds that count for a role: what a list that joins {@code accessible_patient} must filter by. */
    public static List<String> groundsFor(Role role) {
        return AccessRules.groundsFor(role).stream().map(Ground::name).toList();
    }

    /**
     * Lets a party see a patient from an instant until another, or until further notice.
     *
     * @param party a person's id, or a service's and so all who work in it
     * @param source the row that gave the ground, such as {@code enrolment/<id>}; the same source again replaces it
     */
    @Transactional
    public void relate(
            PatientId patient, UUID party, Ground ground, Instant validFrom, @Nullable Instant validTo, String source) {
        relations.put(patient.value(), party, ground.name(), validFrom, validTo, source);
    }

    /** Withdraws every relation that a source gave. */
    @Transactional
    public void withdraw(String source) {
        relations.removeBySource(source);
    }
}
