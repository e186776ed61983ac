package no.samkonsult.measurement.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import no.samkonsult.measurement.Circumstance;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/** Something a device sent: a reading, news of itself, or bytes in which nothing could be read. It is kept in every case. */
public sealed interface Incoming {
    Envelope envelope();

    default Instant receivedAt() {
        return envelope().receivedAt();
    }

    /**
     * A reading.
     *
     * @param time as the device reported it, or null where it has no clock
     * @param sequence the device's own count, or null
     * @param values by the names of the kind's components, and {@code pulse} beside them
     * @param unit UCUM, where it is not the canonical one
     */
    record Reported(
            Envelope envelope,
            Kind kind,
            @Nullable OffsetDateTime time,
            @Nullable Integer sequence,
            Map<String, BigDecimal> values,
            @Nullable String unit,
            Particulars particulars)
            implements Incoming {}

    /**
     * What a device tells of a reading that it sent in another message.
     *
     * @param sequence the device's own count of the reading that is meant
     */
    record OfReading(Envelope envelope, Kind kind, int sequence, Set<Circumstance> circumstances) implements Incoming {}

    /**
     * What a device tells about itself; what it does not tell is null.
     *
     * @param online false where the device is gone
     * @param battery charge from 0 to 1
     * @param deviceClock what the device's clock showed when it sent
     */
    record Told(
            Envelope envelope,
            @Nullable Boolean online,
            @Nullable BigDecimal battery,
            @Nullable OffsetDateTime deviceClock)
            implements Incoming {}

    /** Bytes in which nothing could be read. The reason never holds a value of them. */
    record Unreadable(Envelope envelope, String reason) implements Incoming {}
}
