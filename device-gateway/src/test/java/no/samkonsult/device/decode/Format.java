package no.samkonsult.device.decode;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A format with its examples, to be mutilated. A new format is one more line in {@link #all}. */
record Format(String name, @Nullable String contentType, List<Example> examples) {
    static final Decoders DECODERS = Decoders.standard(ZoneId.of("Europe/Oslo"));

    static Stream<Format> all() {
        return Stream.of(
                new Format("native", null, Example.files("native", "reading")),
                new Format("status", null, Example.files("status", "status")),
                new Format("senml", "application/senml+json", Example.files("senml", "reading")),
                new Format("sniffed", "application/json", Example.files("senml", "reading")),
                new Format("thingsboard", null, Example.files("thingsboard", "thingsboard")),
                new Format("zigbee2mqtt", null, Example.files("zigbee2mqtt", "zigbee2mqtt/bathroom/scale")),
                new Format("availability", null, Example.files("status", "zigbee2mqtt/scale/availability")),
                new Format("theengs", null, Example.files("theengs", "theengs/BTtoMQTT/C47C8D6A102F")));
    }

    @Override
    public String toString() {
        return name;
    }
}
