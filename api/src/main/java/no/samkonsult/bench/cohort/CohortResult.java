package no.samkonsult.bench.cohort;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.samkonsult.bench.Latencies;
import no.samkonsult.bench.cohort.Diary.Taken;
import no.samkonsult.bench.cohort.Episode.Truth;
import no.samkonsult.bench.cohort.Scoring.Found;
import no.samkonsult.bench.cohort.Scoring.Raised;
import no.samkonsult.bench.cohort.Scoring.Sort;

/**
 * A line of results. Alerts for each hundred measurements are those about measurements: outside limits, late, or not assessable; the
 * others are counted beside them. Published: hypertension, 174 patients followed up by telemonitoring for 207 days on average, 30 184
 * measurements, 17 293 alerts, 79 % of them handled without anybody (https://medinform.jmir.org/2025/1/e66066).
 *
 * @param limits as the doctors confirm them, or alerting on each reading outside
 * @param outsidePer100Measurements what a service would alert that alerts on each reading outside limits, open alert or not
 * @param handledByRemeasurementPercent of what would have alerted, the share that did not because the second reading was normal
 * @param falseAlerts of those about measurements, on patients of whom nothing was to be known then
 * @param notMeasured truths of which no reading came, and so neither detected nor missed
 * @param notMeasuredButKnown of these, where an alert came nevertheless, such as of a missing reading
 * @param medianDetectionMinutes from when a truth mattered to the first alert, including the wait for the next reading
 */
record CohortResult(
        String benchmark,
        long seed,
        String from,
        String limits,
        int patients,
        int days,
        int measurements,
        Map<String, Long> alerts,
        double alertsPerPatientWeek,
        double alertsPer100Measurements,
        double publishedAlertsPer100Measurements,
        double outsidePer100Measurements,
        Map<String, Double> alertsPer100MeasurementsOf,
        int handledByRemeasurement,
        double handledByRemeasurementPercent,
        int falseAlerts,
        double falseAlertsPer100Measurements,
        Map<String, Double> falseAlertsPer100MeasurementsOf,
        int truths,
        int detected,
        int missedTruths,
        Map<String, Long> missedOf,
        int notMeasured,
        int notMeasuredButKnown,
        int detectedTooLate,
        long medianDetectionMinutes,
        long p95DetectionMinutes,
        Map<String, Long> medianDetectionMinutesOf,
        int redAlertsTold,
        int redAlertsNeverTold,
        long medianRedToNotificationSeconds,
        long p95RedToNotificationSeconds,
        long worstRedToNotificationSeconds,
        double medianStoringMs,
        double p95StoringMs,
        long tookSeconds) {
    private static final double PUBLISHED = 57;
    private static final double HUNDRED = 100;
    private static final double A_WEEK = 7;

    /** What one replay left. */
    record Run(
            Seed seed,
            LocalDate from,
            int days,
            boolean patterns,
            List<Person> people,
            List<Taken> received,
            Outcomes outcomes,
            List<Long> storing,
            Duration took) {
        List<Truth> truths() {
            return people.stream().flatMap(each -> each.truths().stream()).toList();
        }
    }

    static CohortResult of(Run run) {
        List<Raised> alerts = run.outcomes.alerts();
        List<Raised> ofMeasurements =
                alerts.stream().filter(each -> each.sort().isOfMeasurement()).toList();
        List<Raised> falseOnes = Scoring.falseOnes(run.truths(), run.received, alerts);
        List<Found> found = Scoring.found(run.truths(), run.received, alerts);
        List<Found> detected = found.stream().filter(Found::isDetected).toList();
        List<Found> missed = found.stream().filter(Found::isMissed).toList();
        List<Found> notMeasured =
                found.stream().filter(each -> !each.measured()).toList();
        int handled = run.outcomes.handledByRemeasurement();
        int measurements = run.received.size();
        List<Duration> took = detected.stream().map(Found::took).toList();
        List<Duration> told = run.outcomes.untilTold();
        Latencies storing = Latencies.of(run.storing);
        return new CohortResult(
                "cohort",
                run.seed.value(),
                run.from.toString(),
                run.patterns ? "confirmed" : "immediate",
                run.people.size(),
                run.days,
                measurements,
                bySort(alerts),
                rounded(ofMeasurements.size() * A_WEEK / run.people.size() / run.days),
                per100(ofMeasurements.size(), measurements),
                PUBLISHED,
                per100(run.outcomes.outside(), measurements),
                per100(ofMeasurements, run.received),
                handled,
                per100(handled, handled + ofMeasurements.size()),
                falseOnes.size(),
                per100(falseOnes.size(), measurements),
                per100(falseOnes, run.received),
                found.size(),
                detected.size(),
                missed.size(),
                missed.stream().collect(groupingBy(each -> name(each.truth().condition()), TreeMap::new, counting())),
                notMeasured.size(),
                (int) notMeasured.stream().filter(each -> each.known() != null).count(),
                (int) detected.stream().filter(Found::isTooLate).count(),
                percentile(took, 50).toMinutes(),
                percentile(took, 95).toMinutes(),
                medians(detected),
                told.size(),
                run.outcomes.redNeverTold(),
                percentile(told, 50).toSeconds(),
                percentile(told, 95).toSeconds(),
                percentile(told, 100).toSeconds(),
                storing.percentile(50),
                storing.percentile(95),
                run.took.toSeconds());
    }

    /** The smallest that is not exceeded by this share of them; nothing of nothing. */
    static Duration percentile(Collection<Duration> durations, double percent) {
        List<Duration> sorted = durations.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / HUNDRED * sorted.size());
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(rank, 1) - 1);
    }

    private static Map<String, Long> bySort(List<Raised> alerts) {
        var counts = new EnumMap<Sort, Long>(Sort.class);
        for (Sort sort : Sort.values()) {
            counts.put(sort, 0L);
        }
        counts.putAll(alerts.stream().collect(groupingBy(Raised::sort, counting())));
        var named = new TreeMap<String, Long>();
        counts.forEach((sort, count) -> named.put(name(sort), count));
        return named;
    }

    private static Map<String, Double> per100(List<Raised> alerts, List<Taken> received) {
        Map<Programme, Long> measured =
                received.stream().map(each -> Programme.of(each.patient())).collect(groupingBy(identity(), counting()));
        Map<Programme, Long> raised =
                alerts.stream().map(each -> Programme.of(each.patient())).collect(groupingBy(identity(), counting()));
        var named = new TreeMap<String, Double>();
        measured.forEach(
                (programme, count) -> named.put(name(programme), per100(raised.getOrDefault(programme, 0L), count)));
        return named;
    }

    private static Map<String, Long> medians(List<Found> detected) {
        var named = new TreeMap<String, Long>();
        detected.stream()
                .collect(groupingBy(each -> each.truth().condition()))
                .forEach((condition, each) -> named.put(
                        name(condition),
                        percentile(each.stream().map(Found::took).toList(), 50).toMinutes()));
        return named;
    }

    private static double per100(long part, long whole) {
        return whole == 0 ? 0 : rounded(HUNDRED * part / whole);
    }

    private static double rounded(double value) {
        return Math.round(value * HUNDRED) / HUNDRED;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
