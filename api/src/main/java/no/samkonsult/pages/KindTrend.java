package no.samkonsult.pages;

import java.util.List;
import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Trend;

/**
 * How one kind of measurement has gone.
 *
 * @param parts one chart for each value, since each has limits of its own: a diastolic pressure must never be seen against
 *     systolic limits
 * @param remark what the charts do not show: measurements that could not be judged, or limits that are missing
 */
public record KindTrend(Kind kind, List<Part> parts, String remark) {
    /** @param caption the trend in one sentence, for those who do not see the chart */
    public record Part(String caption, Trend trend) {}
}
