package no.samkonsult.measurement.judgement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.judgement.History.Group;
import no.samkonsult.measurement.judgement.History.Wanted;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.LimitSet;

/** Judges new measurements by those before them, stored ones and others of the same batch, where their limits or kind ask for it. */
public final class Earlier {
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(%d, patient) FROM unnest(?) AS patients (patient)".formatted(7_201);

    private Earlier() {}

    /** The same measurements in the same order, judged. */
    public static List<NewMeasurement> judged(Connection transaction, List<NewMeasurement> measurements)
            throws SQLException {
        lock(transaction, measurements);
        var groups = new HashMap<Group, List<Integer>>();
        for (int i = 0; i < measurements.size(); i++) {
            groups.computeIfAbsent(Group.of(measurements.get(i).id()), _ -> new ArrayList<>())
                    .add(i);
        }
        groups.values()
                .removeIf(places -> places.stream().map(measurements::get).noneMatch(AssessmentRules::needsEarlier));
        var anew = new ArrayList<>(measurements);
        Map<Group, List<Judged>> stored = History.read(
                transaction,
                groups.entrySet().stream()
                        .map(group -> wanted(
                                group.getKey(),
                                group.getValue().stream().map(measurements::get).toList()))
                        .toList(),
                _ -> null);
        groups.forEach((group, places) -> judge(anew, places, new ArrayList<>(stored.getOrDefault(group, List.of()))));
        return anew;
    }

    /**
     * What is judged together with others is judged one batch at a time for each patient: two that are stored at once would not see
     * each other. It is the first lock of a batch, before devices, measurements and alerts.
     */
    private static void lock(Connection transaction, List<NewMeasurement> measurements) throws SQLException {
        Object[] patients = measurements.stream()
                .filter(each -> AssessmentRules.needsEarlier(each) || PatternRules.needsOthers(each, Patterns.FRESH))
                .map(each -> each.id().patientKey())
                .distinct()
                .sorted()
                .toArray();
        lock(transaction, patients);
    }

    static void lock(Connection transaction, Object... sortedPatients) throws SQLException {
        if (sortedPatients.length == 0) {
            return;
        }
        try (PreparedStatement lock = transaction.prepareStatement(ONE_AT_A_TIME)) {
            lock.setArray(1, transaction.createArrayOf("int4", sortedPatients));
            lock.execute();
        }
    }

    private static Wanted wanted(Group group, List<NewMeasurement> measurements) {
        int days = measurements.stream().mapToInt(Earlier::days).max().orElseThrow();
        List<Instant> times = measurements.stream()
                .map(each -> each.id().effectiveAt())
                .sorted()
                .toList();
        return new Wanted(group, times.getFirst().minus(Duration.ofDays(days)), times.getLast(), 0);
    }

    private static int days(NewMeasurement measurement) {
        LimitSet limits = measurement.limits();
        int compared = Math.toIntExact(PersonRules.COMPARED_WITHIN.toDays());
        return limits == null
                ? 0
                : limits.changes().stream().mapToInt(Change::days).reduce(compared, Math::max);
    }

    private static void judge(List<NewMeasurement> all, List<Integer> places, List<Judged> before) {
        places.sort(Comparator.comparing(place -> Judged.of(all.get(place)), Judged.OLDEST_FIRST));
        for (int place : places) {
            NewMeasurement measurement = all.get(place);
            List<Judged> earlier = before.stream()
                    .filter(each -> each.measuredAt().isBefore(measurement.measuredAt()))
                    .toList();
            NewMeasurement anew = measurement.judged(Evaluation.of(() -> AssessmentRules.assess(measurement, earlier)));
            all.set(place, anew);
            Judged judged = Judged.of(anew);
            if (judged.isBelievable()
                    && before.stream().noneMatch(each -> each.id().equals(judged.id()))) {
                before.add(judged);
            }
        }
    }
}
