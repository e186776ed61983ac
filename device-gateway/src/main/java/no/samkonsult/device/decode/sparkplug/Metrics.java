package no.samkonsult.device.decode.sparkplug;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.device.Absence;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals.Quantity;
import no.samkonsult.device.decode.sparkplug.Birth.Announced;
import org.jspecify.annotations.Nullable;

/** The metrics of one payload as readings, those of one time together. */
final class Metrics {
    private static final String BATTERY = "battery";
    private static final Map<String, Vital> NAMES = names();

    private final Map<String, Announced> byName = new HashMap<>();
    private final Map<Long, Announced> byAlias = new HashMap<>();
    private final Map<Moment, Together> moments = new LinkedHashMap<>();
    private final List<Decoding> others = new ArrayList<>();
    private final String beneath;
    private boolean hasUnannounced;

    /** @param device whose metrics they are, empty for the edge node's own; aliases are unique in the whole edge node */
    Metrics(List<Birth> births, String device, String beneath) {
        this.beneath = beneath;
        for (Birth birth : births) {
            for (Announced announced : birth.metrics()) {
                if (announced.alias() != null) {
                    byAlias.put(announced.alias(), announced);
                }
                if (birth.device().equals(device)) {
                    byName.put(announced.name(), announced);
                }
            }
        }
    }

    /** Metrics that are to be read together. */
    private record Moment(@Nullable OffsetDateTime time, boolean isHistorical, boolean isGood) {}

    void add(int index, Metric metric, @Nullable Long payloadTimestamp) {
        try {
            read(metric, payloadTimestamp);
        } catch (IllegalArgumentException refused) {
            others.add(Illegible.because("metrics[%d].%s".formatted(index, refused.getMessage())));
        }
    }

    /** Whether an alias came that no birth has announced. */
    boolean hasUnannounced() {
        return hasUnannounced;
    }

    List<Decoding> decodings(Message message) {
        Stream<Decoding> readings =
                moments.values().stream().flatMap(together -> together.readings(message.retained()).stream());
        return Stream.concat(readings, others.stream()).toList();
    }

    private void read(Metric metric, @Nullable Long payloadTimestamp) {
        Announced announced = announced(metric);
        String name = lastPart(announced.name());
        int datatype = metric.datatype() == 0 ? announced.datatype() : metric.datatype();
        String unit = metric.unit() == null ? announced.unit() : metric.unit();
        if (name.equals(BATTERY)) {
            battery(metric, datatype, unit);
            return;
        }
        Vital vital = NAMES.get(name);
        if (vital != null) {
            together(metric, payloadTimestamp).add(vital, quantity(metric, datatype, vital, unit), absence(metric));
        }
    }

    private Announced announced(Metric metric) {
        String name = metric.name();
        if (name != null) {
            return byName.getOrDefault(name, new Announced(null, name, 0, null));
        }
        if (metric.alias() == null) {
            throw new IllegalArgumentException("name: missing");
        }
        Announced announced = byAlias.get(metric.alias());
        if (announced == null) {
            hasUnannounced = true;
            throw new IllegalArgumentException("alias: not announced by a birth");
        }
        return announced;
    }

    /** Names may be paths: {@code Cuff/Systolic}. */
    static String lastPart(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.isEmpty() ? last : Character.toLowerCase(last.charAt(0)) + last.substring(1);
    }

    private Together together(Metric metric, @Nullable Long payloadTimestamp) {
        Long timestamp = metric.timestamp() == null ? payloadTimestamp : metric.timestamp();
        OffsetDateTime time =
                timestamp == null ? null : Instant.ofEpochMilli(timestamp).atOffset(ZoneOffset.UTC);
        var moment = new Moment(time, metric.isHistorical(), metric.isGood());
        return moments.computeIfAbsent(
                moment, _ -> new Together(time, metric.isHistorical(), metric.isGood(), beneath));
    }

    private static @Nullable Quantity quantity(Metric metric, int datatype, Vital vital, @Nullable String unit) {
        return number(metric.content(), datatype)
                .map(number -> new Quantity(number, MetricUnits.of(vital, unit)))
                .orElse(null);
    }

    private static Optional<BigDecimal> number(Content content, int datatype) {
        return switch (content) {
            case Content.Whole whole -> Optional.of(whole.number(datatype));
            case Content.Fraction fraction -> Optional.of(fraction.number());
            case Content.NoNumber _, Content.Nothing _ -> Optional.empty();
            case Content.Other _ -> throw new IllegalArgumentException("value: not a number");
        };
    }

    private static Absence absence(Metric metric) {
        return metric.content() instanceof Content.NoNumber(Absence why) ? why : Absence.ERROR;
    }

    /** The charge left, 0 to 1 or in per cent. What is historical is no news. */
    private void battery(Metric metric, int datatype, @Nullable String unit) {
        BigDecimal charge = number(metric.content(), datatype).orElse(null);
        if (charge == null || metric.isHistorical()) {
            return;
        }
        others.add(new Told(DeviceStatus.battery("%".equals(unit) ? charge.movePointLeft(2) : charge)
                .of(beneath)));
    }

    private static Map<String, Vital> names() {
        Map<String, Vital> names = new HashMap<>(Map.of("spo2", Vital.SATURATION, "spO2", Vital.SATURATION));
        for (Vital vital : Vital.values()) {
            names.put(vital.valueName(), vital);
        }
        return Map.copyOf(names);
    }
}
