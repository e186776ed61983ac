package no.samkonsult.measurement.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.shared.PatientId;

/**
 * What new measurements of one patient and kind mean, and what older ones mean anew because of them.
 *
 * <p>A reading that was measured long before it became known calls nobody: it opens a work item, where it is red or its pattern would
 * have alerted. It never undoes what a newer one did, since each finding has the time of its own measurement.
 */
final class FindingRules {
    private FindingRules() {}

    /**
     * @param fresh new ones, of one patient and kind
     * @param sequence those with a colour among and around them, oldest first
     * @param lateAfter how old a reading may be that calls anybody
     */
    static List<Finding> findings(PatientId patient, List<Judged> fresh, List<Judged> sequence, Duration lateAfter) {
        var findings = new ArrayList<Finding>();
        for (Judged each : fresh) {
            if (each.assessment() instanceof Assessment.NotAssessable(Doubt doubt)) {
                findings.add(new Finding(patient, each, new Concern.NotAssessable(doubt)));
            }
        }
        Set<MeasurementId> ids = fresh.stream().map(Judged::id).collect(Collectors.toSet());
        Instant known = fresh.stream()
                .map(Judged::receivedAt)
                .reduce(Instant.MIN, (one, other) -> one.isAfter(other) ? one : other);
        for (int i = 0; i < sequence.size(); i++) {
            Judged reading = sequence.get(i);
            concern(sequence, i, ids, known, lateAfter)
                    .ifPresent(concern -> findings.add(new Finding(patient, reading, concern)));
        }
        return findings;
    }

    /** What is known of measurements that could not be judged together: their own colours, and that. */
    static List<Finding> afterFault(List<NewMeasurement> measurements) {
        return measurements.stream()
                .flatMap(each -> Stream.concat(
                                Stream.of(new Concern.NotAssessable(Doubt.EVALUATION_FAILED)), alone(each))
                        .map(concern -> new Finding(each.patient(), Judged.of(each), concern)))
                .toList();
    }

    private static Stream<Concern> alone(NewMeasurement measurement) {
        return switch (measurement.assessment()) {
            case Assessment.Red() -> Stream.of(new Concern.Outside(true));
            case Assessment.Yellow() -> Stream.of(new Concern.Outside(false));
            case Assessment.NotAssessable(Doubt doubt) -> Stream.of(new Concern.NotAssessable(doubt));
            case Assessment.Green() -> Stream.empty();
        };
    }

    private static Optional<Concern> concern(
            List<Judged> sequence, int place, Set<MeasurementId> fresh, Instant known, Duration lateAfter) {
        Judged reading = sequence.get(place);
        boolean isNew = fresh.contains(reading.id());
        List<Judged> upTo = sequence.subList(0, place + 1);
        if (!isNew && upTo.stream().noneMatch(each -> fresh.contains(each.id()))) {
            return Optional.empty();
        }
        boolean newest = place == sequence.size() - 1;
        Concern concern = PatternRules.concern(upTo);
        if (!isNew && !isNews(concern, upTo, fresh, newest)) {
            return Optional.empty();
        }
        if (concern instanceof Concern.AskAgain && !newest) { // nobody is asked to repeat what has been repeated
            concern = new Concern.Unproven(reading.isRed());
        }
        Instant knownAt = isNew ? reading.receivedAt() : known;
        return Optional.of(
                PatternRules.isOlder(reading.measuredAt(), knownAt, lateAfter)
                        ? PatternRules.late(concern, reading.isRed())
                        : concern);
    }

    /** Whether a reading that was stored before means something else by those that came after it was; what is newest settles the range. */
    private static boolean isNews(Concern concern, List<Judged> upTo, Set<MeasurementId> fresh, boolean newest) {
        if (concern instanceof Concern.Outside) {
            List<Judged> before =
                    upTo.stream().filter(each -> !fresh.contains(each.id())).toList();
            return !concern.equals(PatternRules.concern(before));
        }
        return newest && concern instanceof Concern.InRange;
    }
}
