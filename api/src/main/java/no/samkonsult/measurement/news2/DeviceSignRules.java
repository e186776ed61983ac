package no.samkonsult.measurement.news2;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.measurement.news2.Signs.Part;
import org.jspecify.annotations.Nullable;

/** Which signs devices have measured. Breathing is not among them, though there are devices for it: NEWS2 is of what was counted. */
final class DeviceSignRules {
    static final Map<Part, Kind> KINDS = Map.of(
            Part.SATURATION, Kind.OXYGEN_SATURATION,
            Part.SYSTOLIC, Kind.BLOOD_PRESSURE,
            Part.PULSE, Kind.PULSE,
            Part.TEMPERATURE, Kind.TEMPERATURE);

    private static final int FLOW = 1;

    private DeviceSignRules() {}

    /** The newest of a sign since an instant. */
    static Optional<FromDevice> newest(List<Measurement> newestFirst, Part part, Instant since) {
        return of(newestFirst, part)
                .filter(measured -> !measured.at().isBefore(since))
                .findFirst();
    }

    /** The flow of oxygen that came with the newest saturation since an instant. */
    static Optional<FromDevice> flow(List<Measurement> newestFirst, Instant since) {
        return believable(newestFirst, Kind.OXYGEN_SATURATION)
                .filter(measurement -> !measurement.id().effectiveAt().isBefore(since))
                .findFirst()
                .flatMap(measurement -> Optional.ofNullable(measurement.values().get(FLOW))
                        .map(flow -> new FromDevice(flow, measurement.id().effectiveAt())));
    }

    /** The signs that are as a device measured them. */
    static Set<Part> measured(List<Measurement> measurements, Signs signs) {
        var measured = EnumSet.noneOf(Part.class);
        for (Part part : KINDS.keySet()) {
            BigDecimal value = value(signs, part);
            if (value != null
                    && of(measurements, part).anyMatch(each -> each.value().compareTo(value) == 0)) {
                measured.add(part);
            }
        }
        return measured;
    }

    private static Stream<FromDevice> of(List<Measurement> measurements, Part part) {
        return believable(measurements, KINDS.get(part))
                .flatMap(measurement -> Stream.ofNullable(measurement.values().getFirst())
                        .map(value -> new FromDevice(value, measurement.id().effectiveAt())));
    }

    private static Stream<Measurement> believable(List<Measurement> measurements, @Nullable Kind kind) {
        return measurements.stream()
                .filter(measurement -> measurement.id().kind() == kind)
                .filter(Measurement::isBelievable);
    }

    private static @Nullable BigDecimal value(Signs signs, Part part) {
        return switch (part) {
            case SATURATION -> signs.saturation();
            case SYSTOLIC -> signs.systolic();
            case PULSE -> signs.pulse();
            case TEMPERATURE -> signs.temperature();
            case RESPIRATORY_RATE, OXYGEN, CONSCIOUSNESS -> null;
        };
    }
}
