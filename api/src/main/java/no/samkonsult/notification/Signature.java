package no.samkonsult.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what goes out and checks what comes in, as the Standard Webhooks specification does it: HMAC-SHA256 over
 * {@code id.timestamp.body}, in the headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}.
 */
public final class Signature {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** How far a sender's clock may be from ours: what is older may have been listened to and sent again. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int SHORTEST = 24;

    private final byte[] key;

    private Signature(byte[] key) {
        this.key = key;
    }

    /** By a secret as the specification writes it, {@code whsec_} and 24 bytes or more in base64; empty where it is no such. */
    public static Optional<Signature> by(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            return key.length < SHORTEST ? Optional.empty() : Optional.of(new Signature(key));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** By a secret that is derived from a master key, for one purpose. */
    public static Signature derived(byte[] master, String purpose) {
        return new Signature(new Signature(master).hmac(purpose.getBytes(UTF_8)));
    }

    /** The secret as its owner is shown it. */
    public String secret() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The headers of a body that is sent now. */
    public Map<String, String> headers(String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, of(id, timestamp, body));
    }

    /** Whether a body was signed with this secret, and lately. Several signatures may stand beside each other. */
    public boolean holds(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now) {
        if (id == null || id.isEmpty() || timestamp == null || !timestamp.matches("\\d{1,12}") || signatures == null) {
            return false;
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sentAt, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] expected = of(id, timestamp, body).getBytes(UTF_8);
        return Arrays.stream(signatures.split(" "))
                .anyMatch(each -> MessageDigest.isEqual(expected, each.getBytes(UTF_8)));
    }

    private String of(String id, String timestamp, byte[] body) {
        byte[] before = "%s.%s.".formatted(id, timestamp).getBytes(UTF_8);
        byte[] content = Arrays.copyOf(before, before.length + body.length);
        System.arraycopy(body, 0, content, before.length, body.length);
        return VERSION + Base64.getEncoder().encodeToString(hmac(content));
    }

    private byte[] hmac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has %s".formatted(ALGORITHM), missing);
        }
    }
}
