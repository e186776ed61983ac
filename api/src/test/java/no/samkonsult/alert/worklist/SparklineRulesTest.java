package no.samkonsult.alert.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.samkonsult.alert.worklist.SparklineRules.Point;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

class SparklineRulesTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-15T00:00:00Z");
    private static final Band BAND = Band.of("70", "75", "85", "90");

    @Test
    void nothingIsDrawnOfNoMeasurements() {
        assertThat(SparklineRules.draw(List.of(), BAND, FROM, TO)).isEmpty();
    }

    @Test
    void oneMeasurementIsAPointInTheMiddle() {
        assertThat(SparklineRules.draw(List.of(point(0, 80)), null, FROM, TO))
                .get()
                .extracting(Sparkline::points, Sparkline::lastY)
                .containsExactly("3.0,16.0", "16.0");
    }

    @Test
    void everyLimitIsALineAndTheHighestIsAtTheTop() {
        Sparkline drawn =
                SparklineRules.draw(List.of(point(1, 80)), BAND, FROM, TO).orElseThrow();
        assertThat(drawn.limits())
                .extracting(Sparkline.Line::severity)
                .containsExactly("red", "yellow", "yellow", "red");
        assertThat(drawn.limits().getFirst().y()).isEqualTo("29.0");
        assertThat(drawn.limits().getLast().y()).isEqualTo("3.0");
    }

    @Property
    void nothingIsDrawnOutsideTheDrawing(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -5_000, max = 5_000) Integer> values) {
        Sparkline drawn = SparklineRules.draw(
                        values.stream().map(value -> point(value, value)).toList(), BAND, FROM, TO)
                .orElseThrow();
        assertThat(Arrays.stream(drawn.points().split(" ")))
                .hasSize(values.size())
                .allSatisfy(each -> {
                    String[] place = each.split(",");
                    assertThat(Double.parseDouble(place[0])).isBetween(0.0, (double) Sparkline.WIDTH);
                    assertThat(Double.parseDouble(place[1])).isBetween(0.0, (double) Sparkline.HEIGHT);
                });
        assertThat(drawn.count()).isEqualTo(values.size());
    }

    private static Point point(int hours, int value) {
        return new Point(FROM.plusSeconds(3_600L * hours), BigDecimal.valueOf(value));
    }
}
