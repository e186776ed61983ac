package no.samkonsult.device.decode;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.device.decode.gatt.GattExamples;
import no.samkonsult.device.decode.sparkplug.InMemoryBirths;
import no.samkonsult.device.decode.sparkplug.SparkplugDecoder;
import no.samkonsult.device.decode.sparkplug.SparkplugExamples;
import no.samkonsult.device.decode.vendor.Makers;
import no.samkonsult.device.topic.Channel;
import org.jspecify.annotations.Nullable;

/** A format with its examples, to be mutilated. A new format is one more line in {@link #all}. */
record Format(String name, @Nullable String contentType, List<Example> examples) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    static final Decoders DECODERS = Decoders.standard(ZONE)
            .with(Channel.SPARKPLUG, new SparkplugDecoder(new InMemoryBirths()))
            .with(Makers.ALL, ZONE);

    static Stream<Format> all() {
        return Stream.of(
                new Format("native", null, Example.files("native", "reading")),
                new Format("status", null, Example.files("status", "status")),
                new Format("senml", "application/senml+json", Example.files("senml", "reading")),
                new Format("sniffed", "application/json", Example.files("senml", "reading")),
                new Format("thingsboard", null, Example.files("thingsboard", "thingsboard")),
                new Format("zigbee2mqtt", null, Example.files("zigbee2mqtt", "zigbee2mqtt/bathroom/scale")),
                new Format("availability", null, Example.files("status", "zigbee2mqtt/scale/availability")),
                new Format("theengs", null, Example.files("theengs", "theengs/BTtoMQTT/C47C8D6A102F")),
                new Format("gatt", null, GattExamples.all()),
                new Format("sparkplug", null, SparkplugExamples.all()),
                new Format("withings", Makers.WITHINGS.contentType(), Example.files("withings", "reading")),
                new Format("ihealth", Makers.IHEALTH.contentType(), Example.files("ihealth", "reading")),
                new Format("flat", Makers.FLAT.contentType(), Example.files("flat", "reading")));
    }

    @Override
    public String toString() {
        return name;
    }
}
