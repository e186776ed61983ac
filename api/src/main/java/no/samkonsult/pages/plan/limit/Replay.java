package no.samkonsult.pages.plan.limit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.measurement.MeasurementQuery;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.simulation.Comparison;
import no.samkonsult.monitoring.simulation.Reading;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.PatientId;

/** Replays the last 90 days of a patient's measurements against proposed limits, beside those in force. */
@Singleton
class Replay {
    private static final int DAYS = 90;

    /** A change looks at most so far back. */
    private static final int DAYS_BEFORE = 90;

    private static final int MOST = 20_000;

    private final MeasurementHistory history;
    private final Clock clock;

    Replay(MeasurementHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    Comparison compare(Principal who, PatientId patient, Kind kind, Optional<LimitSet> inForce, LimitSet proposed) {
        Instant now = clock.instant();
        var query = new MeasurementQuery(
                patient, Set.of(kind), now.minus(DAYS + DAYS_BEFORE, ChronoUnit.DAYS), null, true, null, MOST);
        List<Reading> readings = history.search(who, query).reversed().stream()
                .filter(Replay::isJudged)
                .map(each -> new Reading(each.id().effectiveAt(), each.values()))
                .toList();
        return Comparison.of(readings, inForce.orElse(null), proposed, now, DAYS);
    }

    /** What could not be judged then would not be now, unless it was for want of limits. */
    private static boolean isJudged(Measurement measurement) {
        return measurement.standing() != Measurement.Standing.WITHDRAWN
                && (!(measurement.assessment() instanceof Assessment.NotAssessable(Doubt doubt))
                        || doubt == Doubt.NO_LIMITS);
    }
}
