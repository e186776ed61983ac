package no.samkonsult.alert.worklist;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.monitoring.Band;
import org.jspecify.annotations.Nullable;

/** Which limit the values of a measurement have crossed. */
final class LimitRules {
    private LimitRules() {}

    /**
     * A limit that was crossed.
     *
     * @param component which value, from 1
     * @param side {@code red.below}, {@code red.above}, {@code yellow.below} or {@code yellow.above}
     */
    record Crossed(int component, String side, BigDecimal limit) {}

    /** The worst, and the first of several alike. */
    static Optional<Crossed> crossed(List<? extends @Nullable BigDecimal> values, Map<Integer, Band> bands) {
        return Stream.of("red", "yellow")
                .flatMap(severity -> IntStream.rangeClosed(1, values.size())
                        .mapToObj(component -> crossed(severity, component, values.get(component - 1), bands))
                        .flatMap(Optional::stream))
                .findFirst();
    }

    private static Optional<Crossed> crossed(
            String severity, int component, @Nullable BigDecimal value, Map<Integer, Band> bands) {
        Band band = bands.get(component);
        if (value == null || band == null) {
            return Optional.empty();
        }
        boolean red = severity.equals("red");
        BigDecimal low = red ? band.redLow() : band.yellowLow();
        BigDecimal high = red ? band.redHigh() : band.yellowHigh();
        if (low != null && value.compareTo(low) < 0) {
            return Optional.of(new Crossed(component, severity + ".below", low));
        }
        return high != null && value.compareTo(high) > 0
                ? Optional.of(new Crossed(component, severity + ".above", high))
                : Optional.empty();
    }
}
