package no.samkonsult.pages.news2;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.news2.News2;
import no.samkonsult.measurement.news2.TakenScore;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Trend;

/**
 * How a patient's NEWS2 has gone.
 *
 * @param scores newest first
 */
public record ScoreHistory(List<TakenScore> scores, Optional<Trend> trend) {
    /** Of nothing to see. */
    public static final ScoreHistory NONE = new ScoreHistory(List.of(), Optional.empty());

    private static final BigDecimal MEDIUM_FROM = BigDecimal.valueOf(5);
    private static final BigDecimal HIGH_FROM = BigDecimal.valueOf(7);
    private static final int SHOWN = 10;

    public static ScoreHistory of(Page page, List<TakenScore> scores) {
        return new ScoreHistory(scores.stream().limit(SHOWN).toList(), trend(page, scores));
    }

    /** Of what was scored; what could not be scored is no point on a line. */
    private static Optional<Trend> trend(Page page, List<TakenScore> scores) {
        List<Instant> times = new ArrayList<>();
        List<BigDecimal> totals = new ArrayList<>();
        for (TakenScore each : scores.reversed()) {
            if (each.outcome() instanceof News2.Scored scored) {
                times.add(each.takenAt());
                totals.add(BigDecimal.valueOf(scored.total()));
            }
        }
        return times.size() < 2
                ? Optional.empty()
                : Optional.of(new Trend(
                        page.text("news2.points"), times, List.of(new Trend.Series("NEWS2", totals)), bands(page)));
    }

    private static List<Trend.Band> bands(Page page) {
        return List.of(
                new Trend.Band("green", null, MEDIUM_FROM, page.text("news2.band.low")),
                new Trend.Band("yellow", MEDIUM_FROM, HIGH_FROM, page.text("news2.band.medium")),
                new Trend.Band("red", HIGH_FROM, null, page.text("news2.band.high")));
    }
}
