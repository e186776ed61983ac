package no.samkonsult.measurement.judgement;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.judgement.History.Group;
import no.samkonsult.measurement.judgement.History.Wanted;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.LimitSets;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stored measurements mean together with those around them. Others are read only where they may change anything: limits
 * that look at each reading by itself, of readings that come as they are made, cost nothing more.
 */
@Singleton
public class Patterns {
    /** What arrives so soon is the newest there is. */
    static final Duration FRESH = Duration.ofMinutes(1);

    private final JudgementSettings settings;

    Patterns(JudgementSettings settings) {
        this.settings = settings;
    }

    /** One finding for each that is new, and one for each whose meaning they have changed, oldest first within a group. */
    public List<Finding> of(Connection transaction, List<NewMeasurement> stored) throws SQLException {
        var groups = new LinkedHashMap<Group, List<NewMeasurement>>();
        stored.forEach(each -> groups.computeIfAbsent(Group.of(each.id()), _ -> new ArrayList<>())
                .add(each));
        Map<Group, List<Judged>> histories = histories(transaction, groups);
        var findings = new ArrayList<Finding>();
        groups.forEach((group, measurements) -> findings.addAll(findings(
                measurements, Optional.ofNullable(histories.get(group)).orElseGet(() -> coloured(measurements)))));
        return findings;
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
