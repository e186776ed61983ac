package no.samkonsult.registry;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The stored form of a device's password: PBKDF2 with HMAC-SHA-256, salted. Devices are given long random passwords, so
 * a thousand rounds are enough, and a broker that restarts can let all of them in again quickly.
 */
public final class DevicePassword {
    private static final int ROUNDS = 1_000;
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int RANDOM_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private DevicePassword() {}

    /** A new password of 128 random bits. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    public static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return HEX.formatHex(salt) + ":" + HEX.formatHex(derive(password, salt));
    }

    static boolean matches(String password, String hash) {
        int colon = hash.indexOf(':');
        byte[] salt = HEX.parseHex(hash.substring(0, colon));
        byte[] expected = HEX.parseHex(hash.substring(colon + 1));
        return MessageDigest.isEqual(expected, derive(password, salt));
    }

    private static byte[] derive(String password, byte[] salt) {
        KeySpec specification = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(specification)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", missing);
        }
    }
}
