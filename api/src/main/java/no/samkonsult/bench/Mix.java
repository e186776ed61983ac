package no.samkonsult.bench;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import no.samkonsult.device.Kind;

/** What synthetic devices measure, and how many of twenty do; the limits are those of the first value. */
enum Mix {
    BLOOD_PRESSURE(8, Kind.BLOOD_PRESSURE, "systolic", 90, 100, 160, 180),
    OXYGEN_SATURATION(4, Kind.OXYGEN_SATURATION, "saturation", 85, 88, 100, 101),
    WEIGHT(3, Kind.WEIGHT, "value", 70, 72, 78, 80),
    GLUCOSE(3, Kind.GLUCOSE, "value", 3, 4, 10, 15);

    /** The other two of twenty tell only about themselves. */
    private static final int TWENTY = 20;

    private static final List<Mix> OF_TWENTY = Stream.of(values())
            .flatMap(each -> Stream.generate(() -> each).limit(each.share))
            .toList();

    private final int share;
    private final Kind kind;
    private final String value;
    private final int redLow;
    private final int yellowLow;
    private final int yellowHigh;
    private final int redHigh;

    Mix(int share, Kind kind, String value, int redLow, int yellowLow, int yellowHigh, int redHigh) {
        this.share = share;
        this.kind = kind;
        this.value = value;
        this.redLow = redLow;
        this.yellowLow = yellowLow;
        this.yellowHigh = yellowHigh;
        this.redHigh = redHigh;
    }

    static boolean isMeasured(int device) {
        return device % TWENTY < OF_TWENTY.size();
    }

    static Mix of(int device) {
        return OF_TWENTY.get(device % TWENTY);
    }

    Kind kind() {
        return kind;
    }

    /** A row of {@code limit_band}, from its first limit on. */
    String limits() {
        return "%d, %d, %d, %d".formatted(redLow, yellowLow, yellowHigh, redHigh);
    }

    Map<String, BigDecimal> green(RandomGenerator random) {
        return values(random.nextDouble(yellowLow, yellowHigh));
    }

    /** Just below the band: half yellow, half red. */
    Map<String, BigDecimal> outOfRange(RandomGenerator random) {
        return values(random.nextBoolean() ? redLow - 1 : (redLow + yellowLow) / 2.0);
    }

    private Map<String, BigDecimal> values(double first) {
        var rounded = BigDecimal.valueOf(first).setScale(kind == Kind.BLOOD_PRESSURE ? 0 : 1, HALF_UP);
        return kind == Kind.BLOOD_PRESSURE
                ? Map.of(value, rounded, "diastolic", BigDecimal.valueOf(80))
                : Map.of(value, rounded);
    }
}
