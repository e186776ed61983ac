package no.samkonsult.alert.worklist;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.monitoring.Band;
import org.jspecify.annotations.Nullable;

/** Draws small trends. */
final class SparklineRules {
    private static final double MARGIN = 3;

    private SparklineRules() {}

    /** A value at a time. */
    record Point(Instant at, BigDecimal value) {}

    /** The trend of values from one instant to another, oldest first, with the limits of the last; none of no values. */
    static Optional<Sparkline> draw(List<Point> points, @Nullable Band band, Instant from, Instant to) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> values = points.stream().map(Point::value).toList();
        List<Limit> limits = band == null ? List.of() : limits(band);
        var scale = Scale.of(Stream.concat(values.stream(), limits.stream().map(Limit::value))
                .toList());
        return Optional.of(new Sparkline(
                points.stream()
                        .map(point -> x(point.at(), from, to) + "," + scale.y(point.value()))
                        .collect(Collectors.joining(" ")),
                x(points.getLast().at(), from, to),
                scale.y(points.getLast().value()),
                limits.stream()
                        .map(limit -> new Sparkline.Line(limit.severity(), scale.y(limit.value())))
                        .toList(),
                points.size(),
                Collections.min(values),
                Collections.max(values)));
    }

    private record Limit(String severity, BigDecimal value) {}

    private static List<Limit> limits(Band band) {
        return Stream.of(
                        limit("red", band.redLow()),
                        limit("yellow", band.yellowLow()),
                        limit("yellow", band.yellowHigh()),
                        limit("red", band.redHigh()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Limit> limit(String severity, @Nullable BigDecimal value) {
        return Optional.ofNullable(value).map(known -> new Limit(severity, known));
    }

    private static String x(Instant at, Instant from, Instant to) {
        double share = (double) Duration.between(from, at).toSeconds()
                / Duration.between(from, to).toSeconds();
        return written(MARGIN + Math.clamp(share, 0.0, 1.0) * (Sparkline.WIDTH - 2 * MARGIN));
    }

    private static String written(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    /** From the lowest to the highest of what is drawn, the lowest at the bottom. */
    private record Scale(double low, double high) {
        static Scale of(List<BigDecimal> drawn) {
            double low = Collections.min(drawn).doubleValue();
            double high = Collections.max(drawn).doubleValue();
            return low == high ? new Scale(low - 1, high + 1) : new Scale(low, high);
        }

        String y(BigDecimal value) {
            double share = (value.doubleValue() - low) / (high - low);
            return written(Sparkline.HEIGHT - MARGIN - share * (Sparkline.HEIGHT - 2 * MARGIN));
        }
    }
}
