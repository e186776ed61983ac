package no.samkonsult.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasuredValues;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.measurement.Measurement.Standing;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.unexpected.Unexpected;
import no.samkonsult.monitoring.Band;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Trend;
import org.jspecify.annotations.Nullable;

/** Makes charts, their tables and their summaries of the measurements of one kind, oldest first. */
final class TrendRules {
    static final int MOST_READINGS = 10;

    private TrendRules() {}

    /** @param unexpected those of the newest that the plan did not ask for */
    static KindTrend trend(
            Page page, List<Measurement> measurements, int days, Map<MeasurementId, Unexpected> unexpected) {
        Kind kind = measurements.getLast().id().kind();
        List<KindTrend.Part> parts = IntStream.range(0, kind.components().size())
                .mapToObj(component -> part(page, kind, component, measurements, days))
                .flatMap(Optional::stream)
                .toList();
        return new KindTrend(kind, parts, remark(page, measurements), readings(page, measurements, unexpected));
    }

    private static List<KindTrend.Reading> readings(
            Page page, List<Measurement> measurements, Map<MeasurementId, Unexpected> unexpected) {
        return measurements.reversed().stream()
                .limit(MOST_READINGS)
                .map(each -> new KindTrend.Reading(
                        each.id(),
                        each.id().effectiveAt(),
                        MeasuredValues.text(page, each.id().kind(), each.values()),
                        first(page, each),
                        severity(each.assessment()),
                        unexpected.get(each.id()),
                        isStruckOut(each),
                        each.standing() == Standing.INVALIDATED))
                .toList();
    }

    private static @Nullable String first(Page page, Measurement measurement) {
        var first = measurement.firstValues();
        return first == null || first.equals(measurement.values())
                ? null
                : MeasuredValues.text(page, measurement.id().kind(), first);
    }

    private static String severity(Assessment assessment) {
        return switch (assessment) {
            case Assessment.Green() -> "green";
            case Assessment.Yellow() -> "yellow";
            case Assessment.Red() -> "red";
            case Assessment.NotAssessable _ -> "not-assessable";
        };
    }

    private static boolean isStruckOut(Measurement measurement) {
        return measurement.standing() == Standing.INVALIDATED || measurement.standing() == Standing.WITHDRAWN;
    }

    /** The chart of one value, if it was ever measured and can be believed: one that no living person can have would only hide the others. */
    private static Optional<KindTrend.Part> part(
            Page page, Kind kind, int component, List<Measurement> measurements, int days) {
        List<Measurement> drawn = measurements.stream()
                .filter(each -> each.isBelievable() && each.values().get(component) != null)
                .toList();
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        String name = page.text("component." + kind.components().get(component).name());
        var series = new Trend.Series(
                name, drawn.stream().map(each -> each.values().get(component)).toList());
        var trend = new Trend(
                MeasuredValues.unit(kind.components().get(component).unit()),
                drawn.stream().map(each -> each.id().effectiveAt()).toList(),
                List.of(series),
                bands(page, component, drawn));
        return Optional.of(new KindTrend.Part(caption(page, kind, component, drawn, days), trend));
    }

    private static String caption(Page page, Kind kind, int component, List<Measurement> drawn, int days) {
        String name = kind.components().size() == 1
                ? page.texts().of("kind", kind)
                : page.text("component." + kind.components().get(component).name());
        Measurement latest = drawn.getLast();
        return page.text(
                "patient.summary",
                name,
                days,
                drawn.size(),
                value(page, kind, component, latest),
                page.time(latest.id().effectiveAt()));
    }

    private static String value(Page page, Kind kind, int component, Measurement measurement) {
        BigDecimal value = measurement.values().get(component);
        return value == null
                ? ""
                : page.decimal(value) + " "
                        + MeasuredValues.unit(kind.components().get(component).unit());
    }

    /** The limits of a value, as they were when it was last judged. */
    private static List<Trend.Band> bands(Page page, int component, List<Measurement> measurements) {
        return measurements.reversed().stream()
                .flatMap(each -> Stream.ofNullable(each.limits()))
                .findFirst()
                .flatMap(limits -> limits.band(component + 1))
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

    private static boolean isInDoubt(Measurement measurement) {
        return measurement.assessment() instanceof Assessment.NotAssessable(Doubt doubt) && doubt != Doubt.NO_LIMITS;
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
                measurements.stream()
                        .filter(each -> !isStruckOut(each) && isInDoubt(each))
                        .count());
    }
}
