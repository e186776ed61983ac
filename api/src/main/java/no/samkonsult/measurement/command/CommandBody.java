package no.samkonsult.measurement.command;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is published to a device's command topic.
 *
 * @param beneath for a gateway: what it calls the device that is meant
 */
record CommandBody(
        String command,
        String kind,
        UUID id,
        Instant expires,
        @Nullable String beneath) {
    static CommandBody measure(UUID id, Kind kind, @Nullable String beneath, Instant expires) {
        return new CommandBody("measure", kind.code(), id, expires, beneath);
    }

    /** None of its parts needs escaping but the address, which is printable ASCII. */
    String json() {
        String address = beneath == null
                ? ""
                : ",\"beneath\":\"%s\"".formatted(beneath.replace("\\", "\\\\").replace("\"", "\\\""));
        return "{\"command\":\"%s\",\"kind\":\"%s\",\"id\":\"%s\",\"expires\":\"%s\"%s}"
                .formatted(command, kind, id, expires, address);
    }
}
