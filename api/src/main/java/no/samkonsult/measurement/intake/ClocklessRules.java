package no.samkonsult.measurement.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes two readings without a time the same one: the sender's own name for the message, or, where there is none, that they
 * say the same within minutes, as advertisements repeated over Bluetooth do.
 */
final class ClocklessRules {
    /** A sender that names its messages may send one again for as long as it keeps it. */
    static final Duration SAME_NAME = Duration.ofDays(7);

    /** A person may well weigh the same tomorrow. */
    static final Duration SAME_WORDS = Duration.ofMinutes(10);

    private ClocklessRules() {}

    static Duration window(Incoming.Reported reading) {
        return reading.envelope().messageId() == null ? SAME_WORDS : SAME_NAME;
    }

    /** 64 bits of SHA-256 over what counts; decimals count as they were written. */
    static long digest(Incoming.Reported reading) {
        @Nullable String name = reading.envelope().messageId();
        String counts = name != null
                ? "id\n" + name
                : "%s\n%s\n%s\n%s"
                        .formatted(
                                new TreeMap<>(reading.values()),
                                reading.sequence(),
                                reading.particulars().user(),
                                reading.particulars().circumstances().stream()
                                        .sorted()
                                        .toList());
        return ByteBuffer.wrap(sha256(reading.kind().code() + "\n" + counts)).getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
