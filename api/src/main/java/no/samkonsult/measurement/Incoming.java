package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something a device sent: a reading, or bytes in which none could be read. It is kept in either case. */
public sealed interface Incoming {
    /** The device, as the broker knows it: the topic segment tied to its user name. */
    String device();

    String topic();

    byte[] payload();

    Instant receivedAt();

    /**
     * A reading.
     *
     * @param time as the device reported it, or null where it has no clock
     * @param sequence the device's own count, or null
     * @param values by the names of the kind's components, and {@code pulse} beside them
     * @param unit UCUM, where it is not the canonical one
     * @param battery charge from 0 to 1, or null
     */
    record Reported(
            String device,
            String topic,
            byte[] payload,
            Instant receivedAt,
            Kind kind,
            @Nullable OffsetDateTime time,
            @Nullable Integer sequence,
            Map<String, BigDecimal> values,
            @Nullable String unit,
            @Nullable BigDecimal battery)
            implements Incoming {}

    /**
     * What a device tells about itself; what it does not tell is null.
     *
     * @param beneath the address of the device meant, where a gateway relays
     * @param online false where the device is gone
     * @param battery charge from 0 to 1
     * @param deviceClock what the device's clock showed when it sent
     */
    record Told(
            String device,
            String topic,
            byte[] payload,
            Instant receivedAt,
            @Nullable String beneath,
            @Nullable Boolean online,
            @Nullable BigDecimal battery,
            @Nullable OffsetDateTime deviceClock)
            implements Incoming {}

    /** Bytes in which no reading could be read. The reason never holds a value of them. */
    record Unreadable(String device, String topic, byte[] payload, Instant receivedAt, String reason)
            implements Incoming {}
}
