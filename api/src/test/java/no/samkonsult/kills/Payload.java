package no.samkonsult.kills;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Native JSON of readings by what their device measures: one measurement each, and every tenth is what no limits allow. */
final class Payload {
    private static final Instant BEGUN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Payload() {}

    /** The same whenever it is made again. */
    static String of(Sent reading) {
        boolean bad = reading.sequence() % 10 == 0;
        return switch (reading.device().substring(reading.device().indexOf('-') + 1)) {
            case "bp" -> json(reading, "blood-pressure", "\"systolic\":%d,\"diastolic\":80".formatted(bad ? 215 : 125));
            case "oximeter" -> json(reading, "oxygen-saturation", "\"saturation\":%d".formatted(bad ? 75 : 95));
            case "scale" -> json(reading, "weight", "\"value\":%d".formatted(bad ? 140 : 70));
            case "glucose" -> json(reading, "glucose", "\"value\":%d".formatted(bad ? 27 : 6));
            default -> throw new IllegalArgumentException(reading.device());
        };
    }

    private static String json(Sent reading, String kind, String values) {
        var time = BEGUN.minus(Duration.ofSeconds(reading.sequence() % 3_600)).atOffset(ZoneOffset.ofHours(1));
        return "{\"time\":\"%s\",\"sequence\":%d,\"kind\":\"%s\",\"values\":{%s}}"
                .formatted(time, reading.sequence(), kind, values);
    }
}
