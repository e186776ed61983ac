package no.samkonsult.pages;

import no.samkonsult.measurement.Kind;
import no.samkonsult.platform.Trend;

/**
 * How one kind of measurement has gone.
 *
 * @param summary the trend in one sentence, for those who do not see the chart
 * @param remark what the chart does not show: measurements that could not be judged, or limits that are missing
 */
public record KindTrend(Kind kind, Trend trend, String summary, String remark) {}
