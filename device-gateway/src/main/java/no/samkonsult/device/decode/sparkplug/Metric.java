package no.samkonsult.device.decode.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * One metric of a payload (Sparkplug 3.0.0, 6.4.6). In a birth it has a name; later it may have its alias alone.
 *
 * @param timestamp milliseconds since 1970
 * @param datatype 0 where none is told
 * @param unit the property {@code engUnit}
 * @param isGood false where the property {@code Quality} is another than 192
 */
record Metric(
        @Nullable String name,
        @Nullable Long alias,
        @Nullable Long timestamp,
        int datatype,
        boolean isHistorical,
        @Nullable String unit,
        boolean isGood,
        Content content) {}
