package no.samkonsult.device.decode.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes Protocol Buffers by hand, so that the decoder is not tested by its own idea of them. */
final class Encoded {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Encoded payload(long timestamp) {
        return new Encoded().varint(1, timestamp);
    }

    static Encoded metric(String name) {
        return new Encoded().text(1, name);
    }

    static Encoded aliased(long alias) {
        return new Encoded().varint(2, alias);
    }

    Encoded alias(long alias) {
        return varint(2, alias);
    }

    Encoded timestamp(long milliseconds) {
        return varint(3, milliseconds);
    }

    Encoded historical() {
        return varint(5, 1);
    }

    Encoded isNull() {
        return varint(7, 1);
    }

    Encoded unit(String unit) {
        return message(
                9,
                new Encoded()
                        .text(1, "engUnit")
                        .message(2, new Encoded().varint(1, 12).text(8, unit)));
    }

    Encoded quality(int code) {
        return message(
                9,
                new Encoded()
                        .text(1, "Quality")
                        .message(2, new Encoded().varint(1, 3).varint(3, code)));
    }

    Encoded whole(int datatype, long bits) {
        return varint(4, datatype).varint(datatype == 4 || datatype == 8 ? 11 : 10, bits);
    }

    Encoded single(float value) {
        return varint(4, 9)
                .key(12, 5)
                .raw(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putFloat(value)
                        .array());
    }

    Encoded twofold(double value) {
        return varint(4, 10)
                .key(13, 1)
                .raw(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(value)
                        .array());
    }

    Encoded flag(boolean value) {
        return varint(4, 11).varint(14, value ? 1 : 0);
    }

    Encoded string(String value) {
        return varint(4, 12).text(15, value);
    }

    Encoded with(Encoded metric) {
        return message(2, metric);
    }

    Encoded sequence(int number) {
        return varint(3, number);
    }

    Encoded varint(int field, long value) {
        return key(field, 0).number(value);
    }

    Encoded text(int field, String value) {
        byte[] encoded = value.getBytes(UTF_8);
        return key(field, 2).number(encoded.length).raw(encoded);
    }

    Encoded message(int field, Encoded message) {
        byte[] encoded = message.bytes();
        return key(field, 2).number(encoded.length).raw(encoded);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private Encoded key(int field, int type) {
        return number((long) field << 3 | type);
    }

    private Encoded number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    private Encoded raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }
}
