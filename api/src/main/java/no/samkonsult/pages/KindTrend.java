package no.samkonsult.pages;

import java.time.Instant;
import java.util.List;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.unexpected.Unexpected;
import no.samkonsult.platform.Trend;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of measurement has gone.
 *
 * @param parts one chart for each value, since each has limits of its own: a diastolic pressure must never be seen against
 *     systolic limits
 * @param remark what the charts do not show: measurements that could not be judged, or limits that are missing
 * @param readings the newest ones, newest first
 */
public record KindTrend(Kind kind, List<Part> parts, String remark, List<Reading> readings) {
    /**
     * One measurement.
     *
     * @param first the value that its device sent first, where it has sent another since
     * @param severity the word of the kit for what it was judged to be
     * @param unexpected how it is other than what the plan asks for, if it is
     * @param struckOut whether somebody, or its device, has taken it out of account
     * @param byPerson whether somebody did, who may take that back
     */
    public record Reading(
            MeasurementId id,
            Instant at,
            String value,
            @Nullable String first,
            String severity,
            @Nullable Unexpected unexpected,
            boolean struckOut,
            boolean byPerson) {}

    /** @param caption the trend in one sentence, for those who do not see the chart */
    public record Part(String caption, Trend trend) {}
}
