package no.samkonsult.bench.cohort;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.bench.cohort.Diary.Taken;
import no.samkonsult.bench.cohort.Episode.Truth;
import org.jspecify.annotations.Nullable;

/** Holds alerts against what was true. Knows nothing of how either came to be. */
final class Scoring {
    /** What the limits may wait for: a second reading, and for the patient's night to be over. */
    static final Duration CONFIRMING = Duration.ofHours(12);

    private Scoring() {}

    /** What an alert is about. */
    enum Sort {
        /** Values outside limits. */
        OUTSIDE,
        LATE,
        NOT_ASSESSABLE,
        MISSING,
        LIMITS,
        TECHNICAL;

        static Sort of(String rule, boolean technical) {
            if (technical) {
                return TECHNICAL;
            }
            if (rule.equals("limits-missing")) {
                return LIMITS;
            }
            return switch (rule.split(":", 2)[0]) {
                case "late" -> LATE;
                case "not-assessable" -> NOT_ASSESSABLE;
                case "missing" -> MISSING;
                default -> OUTSIDE;
            };
        }

        /** Whether it says something about what was measured. */
        boolean isOfMeasurement() {
            return this == OUTSIDE || this == LATE || this == NOT_ASSESSABLE;
        }
    }

    /** @param closed null where it was not */
    record Raised(
            int patient, Sort sort, Instant at, @Nullable Instant closed) {
        private boolean isOpenAt(Instant instant) {
            return !at.isAfter(instant) && (closed == null || closed.isAfter(instant));
        }
    }

    /**
     * What came of a truth.
     *
     * @param measured whether a reading taken while it mattered has come
     * @param known when the first alert on the patient told of it, if any did
     */
    record Found(Truth truth, boolean measured, @Nullable Instant known) {
        boolean isMissed() {
            return measured && known == null;
        }

        boolean isDetected() {
            return measured && known != null;
        }

        /** From when it could first be measured; nothing where it was known before it mattered. */
        Duration took() {
            Instant at = known;
            return at == null || at.isBefore(truth.onset()) ? Duration.ZERO : Duration.between(truth.onset(), at);
        }

        boolean isTooLate() {
            return took().compareTo(truth.condition().knownWithin()) > 0;
        }
    }

    /** Each truth, and when it was known. Whichever alert on the patient it was counts, if it came in the time of the truth. */
    static List<Found> found(List<Truth> truths, List<Taken> received, List<Raised> alerts) {
        Map<Integer, List<Taken>> readings = received.stream().collect(groupingBy(Taken::patient));
        Map<Integer, List<Raised>> raised = alerts.stream().collect(groupingBy(Raised::patient));
        return truths.stream()
                .map(truth -> found(
                        truth,
                        readings.getOrDefault(truth.patient(), List.of()),
                        raised.getOrDefault(truth.patient(), List.of())))
                .toList();
    }

    /** Those of measurements that no truth explains: none comes to it, lasts, or goes while they are raised. */
    static List<Raised> falseOnes(List<Truth> truths, List<Taken> received, List<Raised> alerts) {
        Map<Integer, List<Taken>> readings = received.stream().collect(groupingBy(Taken::patient));
        Map<Integer, List<Truth>> byPatient = truths.stream().collect(groupingBy(Truth::patient));
        return alerts.stream()
                .filter(alert -> alert.sort.isOfMeasurement())
                .filter(alert -> byPatient.getOrDefault(alert.patient, List.of()).stream()
                        .noneMatch(truth -> explains(truth, readings.getOrDefault(alert.patient, List.of()), alert)))
                .toList();
    }

    private static boolean explains(Truth truth, List<Taken> readings, Raised alert) {
        Instant until = lastReceived(readings, truth.begins(), truth.over()).plus(CONFIRMING);
        return !alert.at.isBefore(truth.begins()) && !alert.at.isAfter(until);
    }

    private static Found found(Truth truth, List<Taken> readings, List<Raised> alerts) {
        Optional<Instant> first =
                of(readings, truth.onset(), truth.ends()).map(Taken::received).min(Instant::compareTo);
        Instant until = lastReceived(readings, truth.onset(), truth.ends()).plus(CONFIRMING);
        var known = new ArrayList<Instant>();
        for (Raised alert : alerts) {
            if (alert.sort != Sort.LIMITS && alert.sort != Sort.TECHNICAL) {
                if (!alert.at.isBefore(truth.begins()) && !alert.at.isAfter(until)) {
                    known.add(alert.at);
                }
                first.filter(alert::isOpenAt).ifPresent(known::add);
            }
        }
        return new Found(
                truth, first.isPresent(), known.stream().min(Instant::compareTo).orElse(null));
    }

    private static Instant lastReceived(List<Taken> readings, Instant from, Instant to) {
        return of(readings, from, to).map(Taken::received).reduce(to, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The patient's own readings of some time. */
    private static Stream<Taken> of(List<Taken> readings, Instant from, Instant to) {
        return readings.stream()
                .filter(Taken::own)
                .filter(each -> !each.at().isBefore(from) && !each.at().isAfter(to));
    }
}
