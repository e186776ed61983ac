package no.samkonsult.device.decode.sparkplug;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edge node, or a device beneath it, announced when it came online: from then on its metrics may come by alias alone.
 *
 * @param device empty for the edge node itself
 * @param at when it came, by our clock: an edge node's own may be reset by what made it start again
 * @param bdSeq the number that ties an edge node's death to its birth; absent for a device
 */
public record Birth(String device, Instant at, @Nullable Long bdSeq, List<Announced> metrics) {
    public Birth {
        metrics = List.copyOf(metrics);
    }

    /**
     * One metric.
     *
     * @param datatype the index of a data type in Sparkplug 3.0.0, chapter 6; 0 for an unknown one
     * @param unit the property {@code engUnit}
     */
    public record Announced(
            @Nullable Long alias,
            String name,
            int datatype,
            @Nullable String unit) {}

    public boolean isOfEdgeNode() {
        return device.isEmpty();
    }
}
