package no.samkonsult.device.decode.home;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.Details;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals;
import no.samkonsult.device.decode.Vitals.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A weight that a gateway sends again and again. Where it has no time it is one reading however often it is sent within minutes
 * and whatever else in the message, such as the signal's strength, has changed: nothing but the weight goes on.
 */
final class Weight {
    private Weight() {}

    /** @param unit a UCUM unit; null for kg */
    static List<Decoding> reading(
            BigDecimal weight, @Nullable String unit, @Nullable OffsetDateTime time, Details details, Message message) {
        return new Vitals(time, message.retained(), details).readings(Map.of(Vital.WEIGHT, new Quantity(weight, unit)));
    }
}
