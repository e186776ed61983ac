package no.samkonsult.measurement.invalidation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;

/**
 * Takes a measurement out of account, and takes that back. Health personnel with a ground for the measurements that is not over may.
 * The measurement stays as it is, struck out; what it meant is judged anew as soon as the act is committed.
 */
@Singleton
public class Invalidating {
    private static final String ENTITY = "measurement_invalidation/";

    private final InvalidationTable table;
    private final MeasurementHistory history;
    private final Rejudging rejudging;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Invalidating(
            InvalidationTable table,
            MeasurementHistory history,
            Rejudging rejudging,
            Access access,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.history = history;
        this.rejudging = rejudging;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Result {
        DONE,
        /** It was so already. */
        NOTHING_TO_DO,
        /** No such measurement of a patient whose measurements one may change. */
        UNKNOWN
    }

    public Result invalidate(Principal who, MeasurementId measurement, Reason reason) {
        return act(who, measurement, (patient, ground) -> {
            UUID id = UUID.randomUUID();
            boolean done = table.add(id, measurement, reason, who.person().value(), clock.instant());
            return done ? record(who, patient, ground, Action.CREATE, id) : Result.NOTHING_TO_DO;
        });
    }

    public Result takeBack(Principal who, MeasurementId measurement) {
        return act(who, measurement, (patient, ground) -> table.takeBack(
                        measurement, who.person().value(), clock.instant())
                .map(id -> record(who, patient, ground, Action.UPDATE, id))
                .orElse(Result.NOTHING_TO_DO));
    }

    private Result act(Principal who, MeasurementId measurement, BiFunction<PatientId, Ground, Result> work) {
        Result result = transactions.as(who, _ -> history.find(who, measurement)
                .map(MeasurementHistory.OfPatient::patient)
                .flatMap(patient -> ground(who, patient).map(ground -> work.apply(patient, ground)))
                .orElse(Result.UNKNOWN));
        if (result == Result.DONE) {
            rejudging.judge();
        }
        return result;
    }

    private Result record(Principal who, PatientId patient, Ground ground, Action action, UUID id) {
        audit.record(who, patient, action, ENTITY + id, ground.name());
        transactions.announce(PatientTopics.changed(Set.of(patient)).toList());
        return Result.DONE;
    }

    private Optional<Ground> ground(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }
}
