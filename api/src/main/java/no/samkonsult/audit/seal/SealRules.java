package no.samkonsult.audit.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** How a row of the audit trail and all before it become one hash. */
final class SealRules {
    /** What the first row follows. */
    static final byte[] BEGINNING = new byte[32];

    private SealRules() {}

    /** SHA-256 of the hash before and the row's canonical text. */
    static byte[] hash(byte[] previous, long number, Row row) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(text(number, row).getBytes(UTF_8));
        return digest.digest();
    }

    /**
     * The number and every column that has a value, one a line, each with its length, so that nothing in a value can pass
     * for another column. A column that is null is left out: adding one later changes no old row's text.
     */
    static String text(long number, Row row) {
        var text = new StringBuilder("sealed_no ").append(number).append('\n');
        for (Map.Entry<String, String> column : row.columns().entrySet()) {
            String value = column.getValue();
            text.append("%s %d %s\n".formatted(column.getKey(), value.length(), value));
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
