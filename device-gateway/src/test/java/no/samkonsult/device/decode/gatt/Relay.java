package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.DeviceTopic;

/** A gateway in a home in Norway, relaying one device. */
final class Relay {
    static final String ADDRESS = "c4:7c:8d:6a:10:2f";
    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final GattDecoder DECODER = new GattDecoder(OSLO);

    private Relay() {}

    static Decoding decode(String uuid, byte[] payload) {
        return decode(uuid, payload, false);
    }

    static Decoding decode(String uuid, byte[] payload, boolean retained) {
        return DECODER.decode(message("gatt/" + ADDRESS + "/" + uuid, payload, retained))
                .getFirst();
    }

    static Reading reading(String uuid, String hexadecimal) {
        Decoding decoding = decode(uuid, GattExamples.bytes(hexadecimal));
        assertThat(decoding).isInstanceOf(Legible.class);
        return ((Legible) decoding).reading();
    }

    static Set<Mark> marks(String uuid, String hexadecimal) {
        return reading(uuid, hexadecimal).details().marks();
    }

    static String refusal(String uuid, String hexadecimal) {
        Decoding decoding = decode(uuid, GattExamples.bytes(hexadecimal));
        assertThat(decoding).isInstanceOf(Illegible.class);
        return ((Illegible) decoding).reason();
    }

    static Message message(String path, byte[] payload, boolean retained) {
        return new Message(
                DeviceTopic.parse("dho/v1/home-1/" + path).orElseThrow(), null, null, Instant.EPOCH, retained, payload);
    }
}
