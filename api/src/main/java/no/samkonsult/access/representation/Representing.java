package no.samkonsult.access.representation;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.CareRelation;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.access.representation.RepresentationRules.Opening;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who represents a patient and whom the patient shares with. The patient shares by consent; health personnel record the
 * other bases. Each opens its parts of the record by a relation of its own, and ending it closes what is open at once.
 */
@Singleton
public class Representing {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final String SOURCE = "representation/";

    private final Representations table;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean parentsOf12To15;

    Representing(
            Representations table,
            Access access,
            AuditTrail audit,
            Clock clock,
            @Value("${samkonsult.digital-parental-access-12-15:false}") boolean parentsOf12To15) {
        this.table = table;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.parentsOf12To15 = parentsOf12To15;
    }

    /**
     * Who sees what of a patient's record.
     *
     * @param changeable whether the reader may record and end representations
     * @param minor whether parents may still have something withheld from them
     */
    public record Sheet(
            boolean changeable,
            boolean minor,
            List<Representation> representations,
            List<Caregiver> caregivers,
            List<Kin> kin) {}

    /** A right to be recorded. {@code decidedOn} and {@code area} are of the decision that somebody is næraste pårørande. */
    public record Wish(
            PersonId person,
            Basis basis,
            @Nullable Matters matters,
            Set<Scope> parts,
            @Nullable LocalDate decidedOn,
            @Nullable String area) {}

    /** What came of it. */
    public enum Result {
        DONE,
        /** The person has it already. */
        UNCHANGED,
        TOO_YOUNG,
        TOO_OLD,
        /** Something is missing: a part, the matters, the decision. */
        INCOMPLETE,
        /** No such patient or person, or nothing that one may decide about. */
        UNKNOWN
    }

    @Acting
    public Optional<Sheet> sheet(Principal who, PatientId patient) {
        return access.care(who, patient).map(ground -> {
            audit.record(who, patient, Action.READ, "representation", ground.name());
            UUID id = patient.value();
            Instant now = clock.instant();
            return new Sheet(
                    ground.isOngoing(),
                    table.birthDate(id)
                            .filter(born -> RepresentationRules.mayHaveParents(born, now))
                            .isPresent(),
                    table.inForce(id, now),
                    ground == Ground.OWN_DATA ? table.caregivers(id) : List.of(),
                    table.kin(id));
        });
    }

    /** The patient shares with somebody; nobody else can. */
    @Acting
    public Result share(Principal who, PersonId person, Set<Scope> parts, String language) {
        Optional<PatientId> own = access.own(who);
        if (own.isEmpty() || !isKin(own.get(), person)) {
            return Result.UNKNOWN;
        }
        var wish = new Wish(person, Basis.CONSENT, null, parts, null, null);
        if (!isComplete(wish)) {
            return Result.INCOMPLETE;
        }
        PatientId patient = own.get();
        return switch (opening(patient, wish)) {
            case Opening.Open(Instant until) -> consented(who, patient, wish, until, language);
            case Opening.NoGround() -> Result.INCOMPLETE;
            case Opening.TooYoung() -> Result.TOO_YOUNG;
            case Opening.TooOld() -> Result.TOO_OLD;
        };
    }

    /** Health personnel record what is not a consent. */
    @Acting
    public Result record(Principal who, PatientId patient, Wish wish) {
        Optional<Ground> ground = access.care(who, patient)
                .filter(given -> given.isOngoing() && given != Ground.OWN_DATA && wish.basis() != Basis.CONSENT);
        if (ground.isEmpty()) {
            return Result.UNKNOWN;
        }
        if (!isComplete(wish)) {
            return Result.INCOMPLETE;
        }
        if (!isKin(patient, wish.person())) {
            return Result.UNKNOWN;
        }
        return switch (opening(patient, wish)) {
            case Opening.Open(Instant until) -> add(who, patient, wish, null, until, ground.get());
            case Opening.NoGround() -> add(who, patient, wish, null, null, ground.get());
            case Opening.TooYoung() -> Result.TOO_YOUNG;
            case Opening.TooOld() -> Result.TOO_OLD;
        };
    }

    /** Patients end what rests on their consent; health personnel end anything. Either works at once. */
    @Acting
    public Result end(Principal who, PatientId patient, UUID id) {
        Optional<Ground> ground = access.care(who, patient).filter(Ground::isOngoing);
        Instant now = clock.instant();
        return ground.flatMap(_ -> table.find(patient.value(), id, now))
                .filter(found -> found.basis() == Basis.CONSENT || ground.get() != Ground.OWN_DATA)
                .map(found -> {
                    table.endConsent(id, now, who.person().value());
                    table.end(patient.value(), id, now, who.person().value());
                    access.withdraw(SOURCE + id);
                    audit.record(
                            who,
                            patient,
                            Action.UPDATE,
                            SOURCE + id,
                            ground.get().name());
                    return Result.DONE;
                })
                .orElse(Result.UNKNOWN);
    }

    private Result consented(Principal who, PatientId patient, Wish wish, @Nullable Instant until, String language) {
        UUID consent = UUID.randomUUID();
        int added = table.addConsent(
                consent,
                patient.value(),
                wish.person().value(),
                wish.parts().contains(Scope.CONSULTATIONS),
                wish.parts().contains(Scope.MEASUREMENTS),
                wish.parts().contains(Scope.PLAN),
                wish.parts().contains(Scope.MESSAGES),
                language,
                who.person().value(),
                clock.instant());
        return added == 0 ? Result.UNCHANGED : add(who, patient, wish, consent, until, Ground.OWN_DATA);
    }

    private Result add(
            Principal who,
            PatientId patient,
            Wish wish,
            @Nullable UUID consent,
            @Nullable Instant until,
            Ground ground) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        boolean decided = wish.basis() == Basis.NEAREST_KIN;
        int added = table.add(
                id,
                patient.value(),
                wish.person().value(),
                wish.basis().name(),
                consent,
                sees(wish, Scope.CONSULTATIONS),
                sees(wish, Scope.MEASUREMENTS),
                sees(wish, Scope.PLAN),
                sees(wish, Scope.MESSAGES),
                wish.matters() == null ? null : wish.matters().name(),
                decided ? who.person().value() : null,
                decided ? wish.decidedOn() : null,
                decided ? wish.area() : null,
                who.person().value(),
                now,
                until);
        if (added == 0) {
            return Result.UNCHANGED;
        }
        if (wish.matters() != Matters.ECONOMY) {
            access.relate(
                    CareRelation.of(patient, wish.person().value(), wish.basis().ground(), now, SOURCE + id)
                            .to(wish.parts())
                            .until(until));
        }
        audit.record(who, patient, Action.CREATE, SOURCE + id, ground.name());
        return Result.DONE;
    }

    private static boolean sees(Wish wish, Scope part) {
        return wish.matters() != Matters.ECONOMY && wish.parts().contains(part);
    }

    private Opening opening(PatientId patient, Wish wish) {
        return table.birthDate(patient.value())
                .map(born ->
                        RepresentationRules.open(wish.basis(), wish.matters(), born, clock.instant(), parentsOf12To15))
                .orElseGet(Opening.TooYoung::new); // whose age is not known is not taken to be old enough
    }

    private boolean isKin(PatientId patient, PersonId person) {
        return table.kin(patient.value()).stream()
                .anyMatch(kin -> kin.personId().equals(person.value()));
    }

    private boolean isComplete(Wish wish) {
        boolean mattersNamed = wish.basis().namesMatters() == (wish.matters() != null);
        boolean somethingOpened =
                wish.matters() == Matters.ECONOMY || !wish.parts().isEmpty();
        return mattersNamed && somethingOpened && (wish.basis() != Basis.NEAREST_KIN || isDecided(wish));
    }

    private boolean isDecided(Wish wish) {
        LocalDate on = wish.decidedOn();
        String area = wish.area();
        return on != null
                && !on.isAfter(LocalDate.ofInstant(clock.instant(), OSLO))
                && area != null
                && area.strip().length() >= 3;
    }
}
