package no.samkonsult.measurement.news2;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Ground;
import no.samkonsult.access.Scope;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.measurement.MeasurementQuery;
import no.samkonsult.measurement.PatientTopics;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.ScoreTable.NewScore;
import no.samkonsult.measurement.news2.Signs.Part;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Scores patients: health personnel who follow them up, at the patient or on the telephone. */
@Singleton
public class Scoring {
    /** A sign of the last hour may be the patient's now; an older one says nothing of that. */
    private static final Duration RECENT = Duration.ofHours(1);

    /** For how long what a device measured is known as such, while somebody has the form open. */
    private static final Duration FORM_OPEN = RECENT.multipliedBy(2);

    private static final String ENTITY = "news2_score";
    private static final int MOST_READINGS = 500;

    private final ScoreTable table;
    private final MeasurementHistory history;
    private final Access access;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Scoring(
            ScoreTable table,
            MeasurementHistory history,
            Access access,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.history = history;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {
        record Recorded(UUID id) implements Result {}

        /** NEWS2 holds from 16 years on, and nothing is kept. */
        record TooYoung() implements Result {}

        /** No such patient for whoever asks. */
        record Unknown() implements Result {}
    }

    /** What is known before anybody has counted; empty for whoever may not score. */
    @Acting
    public Optional<Proposal> proposal(Principal who, PatientId patient) {
        if (ground(who, patient).isEmpty()) {
            return Optional.empty();
        }
        Instant since = clock.instant().minus(RECENT);
        List<Measurement> newestFirst = readings(who, patient);
        var measured = new EnumMap<Part, FromDevice>(Part.class);
        DeviceSignRules.KINDS.keySet().forEach(part -> DeviceSignRules.newest(newestFirst, part, since)
                .ifPresent(sign -> measured.put(part, sign)));
        Optional<Target> target = table.target(patient);
        return Optional.of(new Proposal(
                age(patient) >= News2Rules.FROM_AGE,
                measured,
                DeviceSignRules.flow(newestFirst, since),
                ScaleRules.scale(target.orElse(null)),
                target));
    }

    /** Keeps what somebody found, with its score, or without one where a sign is missing. */
    @Acting
    public Result record(Principal who, PatientId patient, Signs signs, @Nullable BigDecimal oxygenFlow) {
        Optional<Ground> ground = ground(who, patient);
        if (ground.isEmpty()) {
            return new Result.Unknown();
        }
        Optional<Target> target = table.target(patient);
        Scale scale = ScaleRules.scale(target.orElse(null));
        News2 outcome = News2Rules.score(signs, scale, age(patient));
        if (outcome instanceof News2.TooYoung) {
            return new Result.TooYoung();
        }
        UUID id = UUID.randomUUID();
        var measured = DeviceSignRules.measured(readings(who, patient), signs);
        UUID decision = scale == Scale.TWO ? target.map(Target::id).orElseThrow() : null;
        table.add(patient, new NewScore(id, clock.instant(), signs, oxygenFlow, measured, decision, outcome));
        audit.record(
                who, patient, Action.CREATE, ENTITY + "/" + id, ground.get().name());
        transactions.announce(PatientTopics.changed(Set.of(patient)).toList());
        return new Result.Recorded(id);
    }

    /** The patient's scores, newest first; none where one has no ground. */
    @Acting
    public List<TakenScore> ofPatient(Principal who, PatientId patient) {
        Optional<Ground> ground = access.ground(who, patient, Scope.MEASUREMENTS);
        List<TakenScore> scores = ground.isPresent() ? table.ofPatient(patient) : List.of();
        if (!scores.isEmpty()) {
            audit.record(who, patient, Action.READ, ENTITY, ground.get().name());
        }
        return scores;
    }

    private List<Measurement> readings(Principal who, PatientId patient) {
        Instant from = clock.instant().minus(FORM_OPEN);
        return history.search(
                who,
                new MeasurementQuery(
                        patient, Set.copyOf(DeviceSignRules.KINDS.values()), from, null, true, null, MOST_READINGS));
    }

    /** In whole years where the patient lives; of whom no birth date is known, too young. */
    private int age(PatientId patient) {
        return table.birthDate(patient)
                .map(born -> Period.between(
                                born, clock.instant().atZone(Page.ZONE).toLocalDate())
                        .getYears())
                .orElse(0);
    }

    private Optional<Ground> ground(Principal who, PatientId patient) {
        return who.role().isHealthPersonnel()
                ? access.ground(who, patient, Scope.MEASUREMENTS).filter(Ground::isOngoing)
                : Optional.empty();
    }
}
