package no.samkonsult.registry.watch;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** One cause of many silences, while it lasts: desks are told of it once, and not of each device. */
@Introspected
public record Outage(Reason reason, Instant beganAt, int devices) {
    /** What is known of the cause. */
    public enum Reason {
        /** No process of ours is connected to the broker: nothing can be heard. */
        CONNECTION,
        /** More devices fell silent at once than ever do by themselves. */
        MANY_SILENT
    }
}
