package no.samkonsult.device.decode.home;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import no.samkonsult.device.Details;
import no.samkonsult.device.Mark;
import no.samkonsult.device.decode.JsonFields;

/**
 * Zigbee2MQTT's {@code last_seen}: milliseconds, or ISO 8601 with an offset. Without an offset it is the site's own time, the
 * earlier one where clocks are set back, so that it is the same each time it is sent.
 */
final class LastSeen {
    private static final String NAME = "last_seen";

    private LastSeen() {}

    static Optional<OffsetDateTime> of(JsonFields fields, ZoneId zone, Details.Builder details) {
        if (!fields.object().path(NAME).isTextual()) {
            return fields.epochMilliseconds(NAME);
        }
        Optional<OffsetDateTime> local = fields.text(NAME).flatMap(text -> local(text, zone));
        local.ifPresent(_ -> details.mark(Mark.LOCAL_TIME));
        return local.isPresent() ? local : fields.time(NAME);
    }

    private static Optional<OffsetDateTime> local(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toOffsetDateTime());
        } catch (DateTimeParseException withOffset) {
            return Optional.empty();
        }
    }
}
