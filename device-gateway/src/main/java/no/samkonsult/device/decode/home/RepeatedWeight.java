package no.samkonsult.device.decode.home;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.Details;
import no.samkonsult.device.Mark;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals;
import no.samkonsult.device.decode.Vitals.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A weight that a gateway sends again and again. Its sequence is made of the weight alone, so that one weighing is the same
 * reading however often it is sent and whatever else, such as the signal's strength, has changed in between.
 */
final class RepeatedWeight {
    private RepeatedWeight() {}

    /** @param unit a UCUM unit; null for kg */
    static List<Decoding> reading(
            BigDecimal weight,
            @Nullable String unit,
            @Nullable OffsetDateTime time,
            Details.Builder details,
            Message message) {
        Map<Vital, Quantity> values = new EnumMap<>(Map.of(Vital.WEIGHT, new Quantity(weight, unit)));
        return new Vitals(
                        time,
                        message.retained(),
                        sequence(weight, unit),
                        details.mark(Mark.REPEATING).build())
                .readings(values);
    }

    private static int sequence(BigDecimal weight, @Nullable String unit) {
        String said = weight.stripTrailingZeros().toString() + (unit == null ? "" : unit);
        return said.hashCode() & Integer.MAX_VALUE;
    }
}
