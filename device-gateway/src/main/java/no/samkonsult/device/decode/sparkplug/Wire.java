package no.samkonsult.device.decode.sparkplug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A message in the wire format of Protocol Buffers (https://protobuf.dev/programming-guides/encoding), read field by field.
 * Nothing is copied and nothing recurses, so bytes from anybody cost no more than their length.
 *
 * <p>Bytes of another form throw an {@link IllegalArgumentException}.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;
    private static final int LONGEST_VARINT = 64;

    private final ByteBuffer bytes;
    private int type;

    Wire(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    private Wire(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of the next field, or 0 at the end. */
    int next() {
        if (!bytes.hasRemaining()) {
            return 0;
        }
        long key = varint();
        type = (int) key & 7;
        if (key >>> 3 < 1 || key >>> 3 > 0x1FFF_FFFF) {
            throw malformed();
        }
        return (int) (key >>> 3);
    }

    long whole() {
        require(VARINT);
        return varint();
    }

    boolean flag() {
        return whole() != 0;
    }

    float single() {
        require(FIXED_32);
        return slice(Float.BYTES).getFloat();
    }

    double twofold() {
        require(FIXED_64);
        return slice(Double.BYTES).getDouble();
    }

    Wire message() {
        require(LENGTH);
        return new Wire(slice(varint()));
    }

    String text() {
        require(LENGTH);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice(varint())).toString();
        } catch (CharacterCodingException notText) {
            throw malformed();
        }
    }

    void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED_64 -> slice(Long.BYTES);
            case LENGTH -> slice(varint());
            case FIXED_32 -> slice(Integer.BYTES);
            default -> throw malformed(); // groups, which Sparkplug has none of
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < LONGEST_VARINT; shift += 7) {
            byte next = slice(1).get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw malformed();
    }

    private ByteBuffer slice(long length) {
        if (length < 0 || length > bytes.remaining()) {
            throw malformed();
        }
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    private void require(int expected) {
        if (type != expected) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("payload: not a Sparkplug B payload");
    }
}
