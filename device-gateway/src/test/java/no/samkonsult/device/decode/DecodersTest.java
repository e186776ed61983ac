package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodersTest {
    private static final Decoder OTHER = _ -> List.of(new Illegible("read by the other", Label.NONE));

    @ParameterizedTest
    @CsvSource(
            value = {"null", "''", "application/json", "Application/JSON; charset=utf-8"},
            nullValues = "null")
    void nativeJsonIsReadOnTheReadingTopic(@Nullable String contentType) {
        assertThat(decode(Decoders.nativeJson(), "reading", contentType))
                .singleElement()
                .isInstanceOf(Legible.class);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "reading, application/cbor, no decoder for application/cbor on reading",
                "gatt/c4/2a35, null, no decoder for a payload without content type on gatt",
                "thingsboard, application/json, no decoder for application/json on thingsboard",
                "reading, 128 over 82, no decoder for this content type on reading"
            })
    void aMessageThatNoDecoderIsForIsKeptAsIllegible(String path, @Nullable String contentType, String reason) {
        assertThat(decode(Decoders.nativeJson(), path, contentType)).containsExactly(new Illegible(reason, Label.NONE));
    }

    @Test
    void contentTypeGoesBeforeTopic() {
        Decoders decoders = Decoders.nativeJson().with("application/fhir+json", OTHER);
        assertThat(decode(decoders, "reading", "application/FHIR+json; fhirVersion=4.0"))
                .containsExactly(new Illegible("read by the other", Label.NONE));
        assertThat(decode(decoders, "reading", null)).singleElement().isInstanceOf(Legible.class);
    }

    @Test
    void aChannelHasItsOwnDecoder() {
        Decoders decoders = Decoders.nativeJson().with(Channel.THINGSBOARD, OTHER);
        assertThat(decode(decoders, "thingsboard", null))
                .containsExactly(new Illegible("read by the other", Label.NONE));
    }

    @Test
    void aDecoderThatFindsNothingLosesNothing() {
        Decoders decoders = Decoders.nativeJson().with(Channel.READING, _ -> List.of());
        assertThat(decode(decoders, "reading", null))
                .containsExactly(new Illegible("payload: no reading in it", Label.NONE));
    }

    private static List<Decoding> decode(Decoders decoders, String path, @Nullable String contentType) {
        return decoders.decode(Message.plain(
                DeviceTopic.parse("dho/v1/anna-bp/" + path).orElseThrow(),
                contentType,
                Instant.EPOCH,
                "{\"kind\":\"pulse\",\"values\":{\"value\":71}}".getBytes(UTF_8)));
    }
}
