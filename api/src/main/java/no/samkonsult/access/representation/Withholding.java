package no.samkonsult.access.representation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Keeps single things from a child's parents, for a reason that is written down (pbrl § 3-4 second and third paragraph):
 * by health personnel, who can take it back.
 */
@Singleton
public class Withholding {
    private static final String ENTITY = "withheld_item";
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    private final WithheldItems items;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Withholding(WithheldItems items, Access access, AuditTrail audit, Clock clock) {
        this.items = items;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is withheld, and the consultations that might be. */
    public record Sheet(List<WithheldItem> items, List<PatientConsultation> consultations) {}

    /** What came of it. */
    public enum Result {
        DONE,
        REASON_NEEDED,
        /** No such patient or thing, or none that one may decide about. */
        UNKNOWN
    }

    @Acting
    public Optional<Sheet> sheet(Principal who, PatientId patient) {
        return deciding(who, patient).map(ground -> {
            audit.record(who, patient, Action.READ, ENTITY, ground.name());
            return new Sheet(items.inForce(patient.value()), items.consultations(patient.value()));
        });
    }

    @Acting
    public Result consultation(Principal who, PatientId patient, UUID consultation, String reason) {
        return withhold(
                who,
                patient,
                reason,
                now -> items.addConsultation(
                        patient.value(), consultation, reason, who.person().value(), now));
    }

    /** Measurements of a time, of one kind or all, by the kind's stored number. */
    @Acting
    public Result measurements(
            Principal who, PatientId patient, @Nullable Short kind, TimeRange during, String reason) {
        return withhold(
                who,
                patient,
                reason,
                now -> items.addMeasurements(
                        patient.value(),
                        kind,
                        during.start(),
                        during.end(),
                        reason,
                        who.person().value(),
                        now));
    }

    @Acting
    public Result lift(Principal who, PatientId patient, UUID item) {
        return deciding(who, patient)
                .filter(_ -> items.lift(patient.value(), item, who.person().value(), clock.instant()) > 0)
                .map(ground -> recorded(who, patient, Action.UPDATE, ground))
                .orElse(Result.UNKNOWN);
    }

    private Result withhold(Principal who, PatientId patient, String reason, ToIntFunction<Instant> adding) {
        Optional<Ground> ground = deciding(who, patient);
        if (ground.isEmpty()) {
            return Result.UNKNOWN;
        }
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return Result.REASON_NEEDED;
        }
        return adding.applyAsInt(clock.instant()) == 0
                ? Result.UNKNOWN
                : recorded(who, patient, Action.CREATE, ground.get());
    }

    private Optional<Ground> deciding(Principal who, PatientId patient) {
        return access.care(who, patient).filter(ground -> ground.isOngoing() && ground != Ground.OWN_DATA);
    }

    private Result recorded(Principal who, PatientId patient, Action action, Ground ground) {
        audit.record(who, patient, action, ENTITY, ground.name());
        return Result.DONE;
    }
}
