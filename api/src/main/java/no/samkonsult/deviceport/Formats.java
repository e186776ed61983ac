package no.samkonsult.deviceport;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.decode.sparkplug.Births;
import no.samkonsult.device.decode.sparkplug.SparkplugDecoder;
import no.samkonsult.device.decode.vendor.Mappings;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.platform.Page;

/** Every format that devices may send in. */
@Factory
final class Formats {
    @Singleton
    Decoders decoders(Births births, Mappings mappings) {
        return Decoders.standard(Page.ZONE)
                .with(FhirDecoder.CONTENT_TYPE, new FhirDecoder())
                .with(Channel.SPARKPLUG, new SparkplugDecoder(births))
                .with(mappings, Page.ZONE);
    }
}
