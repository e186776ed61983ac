package no.samkonsult.device.decode.gatt;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value as a device would write it, field by field; it shares nothing with the reader. */
final class Encoded {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Encoded flags(boolean... bits) {
        int flags = 0;
        for (int i = 0; i < bits.length; i++) {
            flags += bits[i] ? 1 << i : 0;
        }
        return new Encoded().octet(flags);
    }

    /** The lowest eight bits. */
    Encoded octet(int number) {
        bytes.write(number);
        return this;
    }

    Encoded octetIf(@Nullable Integer number) {
        return number == null ? this : octet(number);
    }

    Encoded two(int number) {
        return octet(number).octet(number >> 8);
    }

    /** The unscaled value is the mantissa, and the scale the exponent's opposite. */
    Encoded sfloat(BigDecimal number) {
        int mantissa = number.unscaledValue().intValueExact();
        return two(Math.floorMod(-number.scale(), 16) * 4096 + Math.floorMod(mantissa, 4096));
    }

    Encoded sfloatIf(@Nullable BigDecimal number) {
        return number == null ? this : sfloat(number);
    }

    Encoded medicalFloat(BigDecimal number) {
        int mantissa = number.unscaledValue().intValueExact();
        return two(mantissa).octet(mantissa >> 16).octet(-number.scale());
    }

    Encoded timeIf(@Nullable LocalDateTime time) {
        return time == null
                ? this
                : two(time.getYear())
                        .octet(time.getMonthValue())
                        .octet(time.getDayOfMonth())
                        .octet(time.getHour())
                        .octet(time.getMinute())
                        .octet(time.getSecond());
    }

    /** A bit for each of the words. */
    <T> Encoded status(int octets, Set<T> words, Map<T, Integer> bits) {
        int status =
                words.stream().mapToInt(word -> 1 << bits.getOrDefault(word, 0)).sum();
        for (int i = 0; i < octets; i++) {
            octet(status >> (8 * i));
        }
        return this;
    }

    byte[] value() {
        return bytes.toByteArray();
    }
}
