package no.samkonsult.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasuredValues;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.monitoring.Band;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Trend;
import org.jspecify.annotations.Nullable;

/** Makes a chart, its table and its summary of the measurements of one kind, oldest first. */
final class TrendRules {
    private TrendRules() {}

    static KindTrend trend(Page page, List<Measurement> measurements, int days) {
        Measurement latest = measurements.getLast();
        Kind kind = latest.id().kind();
        List<Measurement> drawn =
                measurements.stream().filter(TrendRules::isBelievable).toList();
        return new KindTrend(
                kind,
                new Trend(
                        MeasuredValues.unit(kind.components().getFirst().unit()),
                        drawn.stream().map(each -> each.id().effectiveAt()).toList(),
                        series(page, kind, drawn),
                        bands(page, drawn)),
                page.text(
                        "patient.summary",
                        page.texts().of("kind", kind),
                        days,
                        measurements.size(),
                        MeasuredValues.text(page, kind, latest.values()),
                        page.time(latest.id().effectiveAt())),
                remark(page, measurements));
    }

    /** One line for each value in the kind's first unit; others, such as oxygen flow, are not drawn on its scale. */
    private static List<Trend.Series> series(Page page, Kind kind, List<Measurement> measurements) {
        List<Component> components = kind.components();
        String unit = components.getFirst().unit();
        return IntStream.range(0, components.size())
                .filter(i -> components.get(i).unit().equals(unit))
                .filter(i ->
                        measurements.stream().anyMatch(each -> each.values().get(i) != null))
                .mapToObj(i -> new Trend.Series(
                        page.text("component." + components.get(i).name()),
                        measurements.stream().map(each -> each.values().get(i)).toList()))
                .toList();
    }

    /** The limits of the first value, as they were when it was last judged. */
    private static List<Trend.Band> bands(Page page, List<Measurement> measurements) {
        return measurements.reversed().stream()
                .flatMap(each -> Stream.ofNullable(each.limits()))
                .findFirst()
                .flatMap(limits -> limits.band(1))
                .map(band -> bands(page, band))
                .orElseGet(List::of);
    }

    private static List<Trend.Band> bands(Page page, Band band) {
        var bands = new ArrayList<Trend.Band>();
        below(page, "red", null, band.redLow(), bands);
        below(page, "yellow", band.redLow(), band.yellowLow(), bands);
        if (band.yellowLow() != null || band.yellowHigh() != null) {
            bands.add(new Trend.Band("green", band.yellowLow(), band.yellowHigh(), page.text("limit.green")));
        }
        above(page, "yellow", band.yellowHigh(), band.redHigh(), bands);
        above(page, "red", band.redHigh(), null, bands);
        return bands;
    }

    private static void below(
            Page page, String severity, @Nullable BigDecimal low, @Nullable BigDecimal limit, List<Trend.Band> bands) {
        if (limit != null) {
            bands.add(new Trend.Band(severity, low, limit, label(page, severity, "below", limit)));
        }
    }

    private static void above(
            Page page, String severity, @Nullable BigDecimal limit, @Nullable BigDecimal high, List<Trend.Band> bands) {
        if (limit != null) {
            bands.add(new Trend.Band(severity, limit, high, label(page, severity, "above", limit)));
        }
    }

    private static String label(Page page, String severity, String side, BigDecimal limit) {
        return page.text("limit." + severity + "." + side, page.decimal(limit));
    }

    /** Whether a measurement can be drawn among the others: one that no living person can have would only hide them. */
    private static boolean isBelievable(Measurement measurement) {
        return !(measurement.assessment() instanceof Assessment.NotAssessable(Doubt doubt)) || doubt == Doubt.NO_LIMITS;
    }

    private static String remark(Page page, List<Measurement> measurements) {
        Optional<Doubt> last = measurements.getLast().assessment() instanceof Assessment.NotAssessable(Doubt doubt)
                ? Optional.of(doubt)
                : Optional.empty();
        if (last.equals(Optional.of(Doubt.NO_LIMITS))) {
            return page.text("patient.no-limits");
        }
        return page.text(
                "patient.doubt",
                measurements.stream().filter(each -> !isBelievable(each)).count());
    }
}
