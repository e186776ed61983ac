package no.samkonsult.measurement.judgement;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.judgement.History.Group;
import no.samkonsult.measurement.judgement.History.Wanted;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.LimitSets;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stored measurements mean together with those around them. Others are read only where they may change anything: limits
 * that look at each reading by itself, of readings that come as they are made, cost nothing more.
 */
@Singleton
public class Patterns {
    /** What arrives so soon is the newest there is. */
    static final Duration FRESH = Duration.ofMinutes(1);

    /** More than any limits look back. */
    private static final int MOST_BEFORE = 100;

    private final JudgementSettings settings;

    Patterns(JudgementSettings settings) {
        this.settings = settings;
    }

    /**
     * One finding for each that is new, but for a pulse {@link BesideRules beside} something else, and one for each whose meaning they
     * have changed, oldest first within a group.
     */
    public List<Finding> of(Connection transaction, List<NewMeasurement> stored) throws SQLException {
        var groups = new LinkedHashMap<Group, List<NewMeasurement>>();
        stored.forEach(each -> groups.computeIfAbsent(Group.of(each.id()), _ -> new ArrayList<>())
                .add(each));
        Map<Group, List<Judged>> histories = histories(transaction, groups);
        var findings = new ArrayList<Finding>();
        groups.forEach((group, measurements) -> findings.addAll(findings(
                measurements, Optional.ofNullable(histories.get(group)).orElseGet(() -> coloured(measurements)))));
        return BesideRules.calling(
                findings, stored.stream().map(NewMeasurement::id).toList());
    }

    /** What is judged together with others is judged in one transaction at a time for each patient: this is its first lock. */
    public static void oneAtATime(Connection transaction, int patientKey) throws SQLException {
        Earlier.lock(transaction, patientKey);
    }

    /**
     * What a reading means that the patient was asked to repeat and has not: itself, unconfirmed, or what the newest after it means.
     * Nothing where it has been taken out of account.
     */
    public Optional<Finding> unanswered(Connection transaction, PatientId patient, MeasurementId asked)
            throws SQLException {
        List<Judged> sequence = around(transaction, asked);
        return sequence.stream()
                .filter(each -> each.id().equals(asked))
                .findFirst()
                .map(reading -> {
                    Judged newest = sequence.getLast();
                    return newest.equals(reading)
                            ? new Finding(patient, reading, new Concern.Unanswered(reading.isRed()))
                            : new Finding(patient, newest, PatternRules.concern(sequence));
                });
    }

    /** What the newest reading of a patient and kind means, now that one is out of account; nothing where there is no other. */
    public Optional<Finding> newest(Connection transaction, PatientId patient, MeasurementId struckOut)
            throws SQLException {
        List<Judged> sequence = around(transaction, struckOut);
        return sequence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(patient, sequence.getLast(), PatternRules.concern(sequence)));
    }

    /** What a reading means that is back in account, as if it were new. */
    public List<Finding> restored(Connection transaction, PatientId patient, MeasurementId restored)
            throws SQLException {
        List<Judged> fresh = History.find(transaction, restored, null, id -> limits(transaction, new HashMap<>(), id));
        return fresh.isEmpty()
                ? List.of()
                : FindingRules.findings(patient, fresh, around(transaction, restored), settings.lateAfter());
    }

    /**
     * A reading that was sent again with another value.
     *
     * @param reading as it is now
     * @param findings what it means, and others by it, where it is worse than it was; else nothing is new that calls anybody
     */
    public record Corrected(Judged reading, List<Finding> findings) {}

    /** What another value under the key of a stored reading, which has been stored beside it, means. */
    public Corrected corrected(Connection transaction, NewMeasurement correction) throws SQLException {
        MeasurementId id = correction.id();
        var known = new HashMap<Integer, LimitSet>();
        Instant at = correction.receivedAt().truncatedTo(ChronoUnit.MICROS);
        Judged before = History.find(transaction, id, at, limitSet -> limits(transaction, known, limitSet))
                .getFirst();
        Judged now = History.find(transaction, id, null, limitSet -> limits(transaction, known, limitSet))
                .getFirst();
        return new Corrected(now, CorrectionRules.isWorse(before, now) ? anew(transaction, correction) : List.of());
    }

    private List<Finding> anew(Connection transaction, NewMeasurement correction) throws SQLException {
        try {
            return restored(transaction, correction.patient(), correction.id());
        } catch (RuntimeException fault) {
            Evaluation.report(fault);
            return FindingRules.afterFault(List.of(correction));
        }
    }

    /** Those with a colour from a reading on, and as many before it as may matter. */
    private static List<Judged> around(Connection transaction, MeasurementId id) throws SQLException {
        var known = new HashMap<Integer, LimitSet>();
        Group group = Group.of(id);
        return History.read(
                        transaction,
                        List.of(new Wanted(group, id.effectiveAt(), null, MOST_BEFORE)),
                        limitSet -> limits(transaction, known, limitSet))
                .getOrDefault(group, List.of())
                .stream()
                .filter(judged -> judged.hasColour() && judged.limits() != null)
                .toList();
    }

    /** A fault of ours leaves what each reading is by itself, and the desk is told. */
    private List<Finding> findings(List<NewMeasurement> measurements, List<Judged> sequence) {
        try {
            return FindingRules.findings(
                    measurements.getFirst().patient(),
                    measurements.stream().map(Judged::of).toList(),
                    sequence,
                    settings.lateAfter());
        } catch (RuntimeException fault) {
            Evaluation.report(fault);
            return FindingRules.afterFault(measurements);
        }
    }

    private static Map<Group, List<Judged>> histories(Connection transaction, Map<Group, List<NewMeasurement>> groups)
            throws SQLException {
        var wanted = new ArrayList<Wanted>();
        var known = new HashMap<Integer, LimitSet>();
        groups.forEach((group, measurements) -> {
            if (measurements.stream().anyMatch(each -> PatternRules.needsOthers(each, FRESH))) {
                wanted.add(wanted(group, measurements));
                measurements.forEach(each -> remember(known, each.limits()));
            }
        });
        Map<Group, List<Judged>> found = History.read(transaction, wanted, id -> limits(transaction, known, id));
        found.replaceAll((_, each) -> each.stream()
                .filter(judged -> judged.hasColour() && judged.limits() != null)
                .toList());
        return found;
    }

    private static Wanted wanted(Group group, List<NewMeasurement> measurements) {
        Instant first = measurements.stream()
                .map(each -> each.id().effectiveAt())
                .reduce(measurements.getFirst().id().effectiveAt(), (one, other) -> one.isBefore(other) ? one : other);
        int reach = measurements.stream().mapToInt(Patterns::reach).max().orElseThrow();
        return new Wanted(group, first, null, reach);
    }

    private static int reach(NewMeasurement measurement) {
        LimitSet limits = measurement.limits();
        return limits == null ? 0 : PatternRules.reach(limits);
    }

    private static void remember(Map<Integer, LimitSet> known, @Nullable LimitSet limits) {
        if (limits != null) {
            known.put(limits.id(), limits);
        }
    }

    static LimitSet limits(Connection transaction, Map<Integer, LimitSet> known, int id) throws SQLException {
        LimitSet limits = known.get(id);
        if (limits == null) {
            limits = LimitSets.read(transaction, id);
            known.put(id, limits);
        }
        return limits;
    }

    private static List<Judged> coloured(List<NewMeasurement> measurements) {
        return measurements.stream()
                .map(Judged::of)
                .filter(Judged::hasColour)
                .sorted(Judged.OLDEST_FIRST)
                .toList();
    }
}
