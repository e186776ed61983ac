package no.samkonsult.monitoring.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/** Replays readings against limits: the alerts that there would have been. */
public final class SimulationRules {
    private SimulationRules() {}

    /** An alert that would have been raised, and by which kind of limit. */
    public record Raised(Instant at, Finding by) {}

    /**
     * The alerts from an instant on, oldest first. An alert is open until so many readings in a row are back in range as the limits
     * say, and while it is open nothing is raised.
     *
     * @param readings oldest first; those before {@code from} are what later ones are compared with
     */
    public static List<Raised> replay(List<Reading> readings, LimitSet limits, Instant from) {
        var raised = new ArrayList<Raised>();
        var findings = new ArrayList<Finding>();
        boolean open = false;
        int green = 0;
        for (int i = 0; i < readings.size(); i++) {
            Finding finding = JudgementRules.judge(readings.get(i), readings.subList(0, i), limits);
            findings.add(finding);
            green = finding.isOutside() ? 0 : green + 1;
            if (open && green >= limits.clearsAfter()) {
                open = false;
            }
            Finding alert = open ? Finding.GREEN : alert(readings, findings, i, limits);
            if (alert.isOutside()) {
                open = true;
                green = 0;
                raised.add(new Raised(readings.get(i).at(), alert));
            }
        }
        return raised.stream().filter(each -> !each.at().isBefore(from)).toList();
    }

    /** By what a reading would alert; green where it would not. */
    private static Finding alert(List<Reading> readings, List<Finding> findings, int i, LimitSet limits) {
        Finding newest = findings.get(i);
        if (newest == Finding.RED_NEVER_WAITS) {
            return newest;
        }
        return switch (limits.confirmation()) {
            case Confirmation.Immediate() -> newest;
            case Confirmation.InARow(int needed, int among) ->
                findings.subList(Math.max(0, i + 1 - among), i + 1).stream()
                                        .filter(Finding::isOutside)
                                        .count()
                                >= needed
                        ? newest
                        : Finding.GREEN;
            case Confirmation.MeanOfLast mean -> meanOfLast(readings, i, limits, mean);
            case Confirmation.MeasureAgain again ->
                secondDecides(readings, findings, i, again) ? newest : Finding.GREEN;
        };
    }

    private static Finding meanOfLast(List<Reading> readings, int i, LimitSet limits, Confirmation.MeanOfLast mean) {
        if (i + 1 < mean.count()) {
            return Finding.GREEN;
        }
        List<Reading> last = readings.subList(i + 1 - mean.count(), i + 1);
        Reading newest = last.getLast();
        if (last.getFirst().at().isBefore(newest.at().minus(mean.within()))) {
            return Finding.GREEN;
        }
        List<@Nullable BigDecimal> means = IntStream.rangeClosed(
                        1, newest.values().size())
                .<@Nullable BigDecimal>mapToObj(component -> mean(last, component))
                .toList();
        return JudgementRules.judge(new Reading(newest.at(), means), readings.subList(0, i + 1 - mean.count()), limits);
    }

    private static @Nullable BigDecimal mean(List<Reading> readings, int component) {
        List<BigDecimal> values = readings.stream()
                .flatMap(each -> Stream.ofNullable(each.value(component)))
                .toList();
        return values.size() < readings.size() ? null : JudgementRules.mean(values);
    }

    /** The reading before was outside too, or nobody measured again in time. */
    private static boolean secondDecides(
            List<Reading> readings, List<Finding> findings, int i, Confirmation.MeasureAgain again) {
        if (!findings.get(i).isOutside()) {
            return false;
        }
        Instant at = readings.get(i).at();
        boolean confirms = i > 0
                && findings.get(i - 1).isOutside()
                && !readings.get(i - 1).at().isBefore(at.minus(again.patience()));
        boolean repeated = i + 1 < readings.size() && !readings.get(i + 1).at().isAfter(at.plus(again.patience()));
        return confirms || !repeated;
    }
}
