package no.samkonsult.patient.header;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;

/** Reads and writes what one must know of a patient. */
@Singleton
public class Headers {
    private static final String ENTITY = "patient_fact";

    private final Facts facts;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Headers(Facts facts, Access access, AuditTrail audit, Clock clock) {
        this.facts = facts;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody sees above all else, who was let see the patient: next of kin are told of to health personnel alone. */
    @Acting
    public Header of(Principal who, PatientId patient, Ground ground) {
        if (who.role() != Role.PATIENT && !who.role().isHealthPersonnel()) {
            return Header.NONE;
        }
        List<Fact> known = facts.of(patient.value()).stream()
                .sorted(Comparator.comparing(Fact::kind))
                .toList();
        if (!known.isEmpty()) {
            audit.record(who, patient, Action.READ, ENTITY, ground.name());
        }
        return who.role().isHealthPersonnel()
                ? new Header(known, facts.kin(patient.value()), facts.phone(patient.value()))
                : new Header(known, List.of(), Optional.empty());
    }

    /** The ground of somebody who may change it: health personnel with one that is ongoing. */
    @Acting
    Optional<Ground> ground(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }

    /** Says what holds from now on; nothing of an empty text. False where one has no ground. */
    @Acting
    boolean say(Principal who, PatientId patient, FactKind kind, String body) {
        Optional<Ground> ground = ground(who, patient);
        ground.ifPresent(given -> {
            Instant now = clock.instant();
            long changed =
                    facts.end(patient.value(), kind.name(), body, who.person().value(), now);
            changed += body.isEmpty()
                    ? 0
                    : facts.add(patient.value(), kind.name(), body, who.person().value(), now);
            if (changed > 0) {
                audit.record(who, patient, Action.UPDATE, ENTITY, given.name());
            }
        });
        return ground.isPresent();
    }
}
