package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Breaks payloads at random, as bad memory, bad radio and bad programmers do. */
final class Mutilation {
    private static final int MOST_WOUNDS = 4;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\\u0000",
            "\u0000",
            "\u00e6",
            "\ud83d\ude00",
            "null",
            "true",
            "NaN",
            "-",
            "-1",
            "0",
            "0.00",
            "1e9",
            "1e-9",
            "1e400",
            "1e999999999",
            "1e-2147483648",
            "9999999999999999999",
            "-9999999999999999999",
            "9".repeat(41),
            "268435456",
            "253402300800",
            "1763712000",
            "\"\"",
            "{}",
            "[]",
            "[{}]",
            "\"t\":",
            "\"ts\":",
            "\"bn\":\"x/\",",
            "\"n\":\"pulse\",",
            "\"bver\":11,",
            "\"x_\":1,",
            "2026-11-21T08:15:00",
            "+18:00",
            "\"unit\":\"stone\",",
            "[".repeat(20),
            "x".repeat(300));

    private final RandomGenerator random;

    Mutilation(RandomGenerator random) {
        this.random = random;
    }

    byte[] of(byte[] payload, byte[] other) {
        byte[] wounded = payload;
        for (int wounds = 1 + random.nextInt(MOST_WOUNDS); wounds > 0; wounds--) {
            wounded = wound(wounded, other);
        }
        return wounded;
    }

    private byte[] wound(byte[] payload, byte[] other) {
        int from = random.nextInt(payload.length + 1);
        int to = from + random.nextInt(payload.length - from + 1);
        int near = Math.min(payload.length, from + random.nextInt(4));
        return switch (random.nextInt(8)) {
            case 0 -> replaced(payload, from, to, new byte[0]);
            case 1 -> replaced(payload, from, near, new byte[0]);
            case 2 -> replaced(payload, from, near, piece());
            case 3 -> replaced(payload, from, from, piece());
            case 4 -> replaced(payload, from, near, bytes());
            case 5 -> replaced(payload, from, from, part(payload));
            case 6 -> replaced(payload, from, to, part(other));
            default -> flipped(payload);
        };
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(4)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] part(byte[] of) {
        int from = random.nextInt(of.length + 1);
        return Arrays.copyOfRange(of, from, from + random.nextInt(of.length - from + 1));
    }

    private byte[] flipped(byte[] payload) {
        byte[] flipped = payload.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] replaced(byte[] payload, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream(payload.length + by.length);
        out.write(payload, 0, from);
        out.writeBytes(by);
        out.write(payload, to, payload.length - to);
        return out.toByteArray();
    }
}
