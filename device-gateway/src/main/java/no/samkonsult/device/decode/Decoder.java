package no.samkonsult.device.decode;

import java.util.List;

/** The reader of one payload format. It is given whatever a device can send, so it never throws. */
@FunctionalInterface
public interface Decoder {
    /** One decoding for each reading in the payload; bytes that cannot be read are one {@link Decoding.Illegible}. */
    List<Decoding> decode(Message message);
}
