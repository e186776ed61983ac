package no.samkonsult.measurement.unexpected;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.schedule.Schedule;
import no.samkonsult.monitoring.schedule.ScheduleRules;
import no.samkonsult.shared.TimeRange;

/** Whether a plan expected a measurement. */
final class UnexpectedRules {
    private UnexpectedRules() {}

    /**
     * What a plan asks for.
     *
     * @param during while it does
     * @param pauses of the plan
     */
    record Planned(Kind kind, Schedule schedule, TimeRange during, List<TimeRange> pauses) {
        /** A cuff and an oximeter send the pulse beside what they are asked for. */
        boolean asksFor(Kind measured) {
            return measured == kind
                    || measured == Kind.PULSE && (kind == Kind.BLOOD_PRESSURE || kind == Kind.OXYGEN_SATURATION);
        }

        boolean isOpen(Instant at) {
            return ScheduleRules.open(at, schedule, during, pauses).isPresent();
        }
    }

    /**
     * Nothing where it was expected, or where nothing was asked for at that time: then there is no plan to differ from.
     *
     * @param again when the patient was to measure that kind again
     */
    static Optional<Unexpected> unexpected(
            Kind kind, Instant at, Collection<Planned> plan, Collection<TimeRange> again) {
        List<Planned> then =
                plan.stream().filter(each -> each.during().contains(at)).toList();
        if (then.isEmpty() || again.stream().anyMatch(each -> each.contains(at))) {
            return Optional.empty();
        }
        List<Planned> ofKind = then.stream().filter(each -> each.asksFor(kind)).toList();
        if (ofKind.isEmpty()) {
            return Optional.of(Unexpected.OTHER_KIND);
        }
        return ofKind.stream().anyMatch(each -> each.isOpen(at))
                ? Optional.empty()
                : Optional.of(Unexpected.OTHER_TIME);
    }
}
