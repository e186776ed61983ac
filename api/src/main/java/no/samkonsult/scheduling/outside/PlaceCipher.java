package no.samkonsult.scheduling.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import no.samkonsult.scheduling.outside.reading.Place;

/**
 * Hides addresses and passwords from whoever sees the database alone: AES-256-GCM with a key that is derived from the
 * installation's, and bound to the calendar, so that one row's place cannot be put into another.
 */
@Singleton
class PlaceCipher {
    private static final String PURPOSE = "outside-calendar";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String masterKey;
    private final SecureRandom random = new SecureRandom();

    PlaceCipher(@Value("${samkonsult.token-key}") String masterKey) {
        this.masterKey = masterKey;
    }

    byte[] hide(UUID calendar, Place place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = String.join("\n", place.kind().name(), place.address().toString(), place.user(), place.password())
                .getBytes(UTF_8);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, calendar, nonce).doFinal(text);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
            System.arraycopy(hidden, 0, both, NONCE_BYTES, hidden.length);
            return both;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has AES-GCM", missing);
        }
    }

    /** Empty where it was hidden by another key. */
    Optional<Place> show(UUID calendar, byte[] hidden) {
        try {
            byte[] nonce = Arrays.copyOf(hidden, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, calendar, nonce)
                    .doFinal(hidden, NONCE_BYTES, hidden.length - NONCE_BYTES);
            String[] parts = new String(text, UTF_8).split("\n", -1);
            return Optional.of(new Place(Place.Kind.valueOf(parts[0]), URI.create(parts[1]), parts[2], parts[3]));
        } catch (AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has AES-GCM", missing);
        }
    }

    private Cipher cipher(int mode, UUID calendar, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(calendar.toString().getBytes(UTF_8));
        return cipher;
    }

    private SecretKey key() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(masterKey), "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(UTF_8)), "AES");
    }
}
