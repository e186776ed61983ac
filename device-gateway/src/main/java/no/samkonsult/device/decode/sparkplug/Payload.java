package no.samkonsult.device.decode.sparkplug;

import java.util.ArrayList;
import java.util.List;
import no.samkonsult.device.decode.sparkplug.Content.Nothing;
import no.samkonsult.device.decode.sparkplug.Content.Other;
import no.samkonsult.device.decode.sparkplug.Content.Whole;
import org.jspecify.annotations.Nullable;

/**
 * A Sparkplug B payload. Numbers of fields are those of its Protocol Buffers schema (Sparkplug 3.0.0, chapter 6;
 * https://github.com/eclipse/tahu/blob/master/sparkplug_b/sparkplug_b.proto).
 *
 * @param timestamp milliseconds since 1970
 * @param sequence 0 to 255; a death has none
 */
record Payload(@Nullable Long timestamp, @Nullable Integer sequence, List<Metric> metrics) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_METRICS = 1000;
    private static final int LARGEST_SEQUENCE = 255;
    private static final long GOOD = 192;

    static Payload read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("payload: more than %d bytes".formatted(MOST_BYTES));
        }
        var wire = new Wire(bytes);
        Long timestamp = null;
        Integer sequence = null;
        List<Metric> metrics = new ArrayList<>();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> timestamp = wire.whole();
                case 2 -> metrics.add(metric(wire.message()));
                case 3 -> sequence = sequence(wire.whole());
                default -> wire.skip();
            }
        }
        if (metrics.size() > MOST_METRICS) {
            throw new IllegalArgumentException("metrics: more than %d".formatted(MOST_METRICS));
        }
        return new Payload(timestamp, sequence, List.copyOf(metrics));
    }

    private static int sequence(long number) {
        if (number < 0 || number > LARGEST_SEQUENCE) {
            throw new IllegalArgumentException("seq: not 0 to %d".formatted(LARGEST_SEQUENCE));
        }
        return (int) number;
    }

    private static Metric metric(Wire wire) {
        String name = null;
        Long alias = null;
        Long timestamp = null;
        int datatype = 0;
        boolean isHistorical = false;
        boolean isNull = false;
        Properties properties = Properties.NONE;
        Content content = new Nothing();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> name = wire.text();
                case 2 -> alias = wire.whole();
                case 3 -> timestamp = wire.whole();
                case 4 -> datatype = (int) wire.whole();
                case 5 -> isHistorical = wire.flag();
                case 7 -> isNull = wire.flag();
                case 9 -> properties = properties(wire.message());
                case 10, 11 -> content = new Whole(wire.whole());
                case 12 -> content = single(wire.single());
                case 13 -> content = twofold(wire.twofold());
                case 14, 15, 16, 17, 18, 19 -> {
                    wire.skip();
                    content = new Other();
                }
                default -> wire.skip();
            }
        }
        return new Metric(
                name,
                alias,
                timestamp,
                datatype,
                isHistorical,
                properties.unit,
                properties.isGood,
                isNull ? new Nothing() : content);
    }

    private static Content single(float value) {
        return Content.of(value, Float.toString(value));
    }

    private static Content twofold(double value) {
        return Content.of(value, Double.toString(value));
    }

    private record Properties(@Nullable String unit, boolean isGood) {
        static final Properties NONE = new Properties(null, true);
    }

    /** Keys and values stand in two lists of equal length. */
    private static Properties properties(Wire wire) {
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 1 -> keys.add(wire.text());
                case 2 -> values.add(property(wire.message()));
                default -> wire.skip();
            }
        }
        return new Properties(
                valueOf("engUnit", keys, values) instanceof String unit ? unit : null,
                !(valueOf("Quality", keys, values) instanceof Long quality) || quality == GOOD);
    }

    private static @Nullable Object valueOf(String key, List<String> keys, List<Object> values) {
        int index = keys.indexOf(key);
        return index < 0 || index >= values.size() ? null : values.get(index);
    }

    private static Object property(Wire wire) {
        Object value = "";
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case 3, 4 -> value = wire.whole();
                case 8 -> value = wire.text();
                default -> wire.skip();
            }
        }
        return value;
    }
}
