package no.samkonsult.measurement.judgement;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;

/**
 * The pulse that a cuff or an oximeter sends beside what it is for. Where nobody has set limits for it, nothing is missing: it is shown
 * without a colour, and calls nobody. A pulse that is measured by itself does.
 */
final class BesideRules {
    private static final Set<Kind> SENT_WITH_A_PULSE = Set.of(Kind.BLOOD_PRESSURE, Kind.OXYGEN_SATURATION);

    private BesideRules() {}

    /** What one device measured at one moment. */
    private record Occasion(int patientKey, int deviceKey, Instant at) {
        static Occasion of(MeasurementId id) {
            return new Occasion(id.patientKey(), id.deviceKey(), id.effectiveAt());
        }
    }

    /** @param arrived all that came together, the findings' own measurements among them */
    static List<Finding> calling(List<Finding> findings, Collection<MeasurementId> arrived) {
        if (findings.stream().noneMatch(BesideRules::isPulseWithoutLimits)) {
            return findings;
        }
        Set<Occasion> occasions = arrived.stream()
                .filter(each -> SENT_WITH_A_PULSE.contains(each.kind()))
                .map(Occasion::of)
                .collect(toSet());
        return findings.stream()
                .filter(each -> !isPulseWithoutLimits(each)
                        || !occasions.contains(Occasion.of(each.measurement().id())))
                .toList();
    }

    private static boolean isPulseWithoutLimits(Finding finding) {
        return finding.measurement().id().kind() == Kind.PULSE
                && finding.concern() instanceof Concern.NotAssessable(Doubt doubt)
                && doubt == Doubt.NO_LIMITS;
    }
}
