package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodersTest {
    private static final Decoders STANDARD = Decoders.standard(ZoneId.of("Europe/Oslo"));
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

    @Test
    void standardReadsEveryFormatThatIsTheSameEverywhere() {
        assertThat(sniff("application/senml+json", "[{'n':'pulse','v':71}]")).hasOnlyElementsOfType(Legible.class);
        assertThat(sniff("application/sensml+json", "[{'n':'pulse','v':71}]")).hasOnlyElementsOfType(Legible.class);
        assertThat(decode("thingsboard", null, "{'pulse':71}")).hasOnlyElementsOfType(Legible.class);
        assertThat(decode("zigbee2mqtt/scale", null, "{'weight':81}")).hasOnlyElementsOfType(Legible.class);
        assertThat(decode("theengs/C47C8D6A102F", null, "{'weight':81,'unit':'kg'}"))
                .hasOnlyElementsOfType(Legible.class);
        assertThat(decode("status", null, "online")).hasOnlyElementsOfType(Told.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "application/json"})
    void theReadingTopicTakesSenmlThatDoesNotSayThatItIs(@Nullable String contentType) {
        assertThat(sniff(contentType, " [{'bn':'kit:'},{'n':'pulse','v':71}]")).hasOnlyElementsOfType(Legible.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[]", "[5]", "[{'v':71}]", "[[{'n':'pulse'}]]", "['n']"})
    void otherArraysAreNotSenml(String payload) {
        assertThat(sniff(null, payload)).containsExactly(Illegible.because("payload: not a JSON object"));
    }

    @Test
    void fhirIsRecognisedWhereThereIsADecoderForIt() {
        String observation = "{'resourceType':'Observation','kind':'pulse','values':{'value':71}}";
        assertThat(sniff(null, observation)).hasOnlyElementsOfType(Legible.class);
        Decoders withFhir = STANDARD.with("application/fhir+json", OTHER);
        assertThat(decode(withFhir, "reading", null, observation))
                .containsExactly(new Illegible("read by the other", Label.NONE));
        assertThat(decode(
                        withFhir, "reading", null, "{'note':'\"resourceType\"','kind':'pulse','values':{'value':71}}"))
                .isNotEmpty();
        assertThat(decode(
                        withFhir,
                        "reading",
                        null,
                        "{'extra':{'resourceType':'x'},'kind':'pulse','values':{'value':71}}"))
                .hasOnlyElementsOfType(Legible.class);
    }

    @Test
    void theSameReasonIsKeptOnceAndFewReasonsAtAll() {
        String unknown = IntStream.range(0, 1000)
                .mapToObj(i -> "{'n':'x%s','v':1}".formatted("y".repeat(i % 30)))
                .collect(Collectors.joining(","));
        assertThat(sniff(null, "[{'n':'pulse','v':71}," + unknown + "]"))
                .hasSize(9)
                .first()
                .isInstanceOf(Legible.class);
    }

    private static List<Decoding> sniff(@Nullable String contentType, String payload) {
        return decode("reading", contentType, payload);
    }

    private static List<Decoding> decode(String path, @Nullable String contentType, String payload) {
        return decode(STANDARD, path, contentType, payload);
    }

    private static List<Decoding> decode(Decoders decoders, String path, @Nullable String contentType, String payload) {
        return decoders.decode(Example.message(
                path, contentType, Instant.EPOCH, payload.replace('\'', '"').getBytes(UTF_8)));
    }

    private static List<Decoding> decode(Decoders decoders, String path, @Nullable String contentType) {
        return decoders.decode(Message.plain(
                DeviceTopic.parse("dho/v1/anna-bp/" + path).orElseThrow(),
                contentType,
                Instant.EPOCH,
                "{\"kind\":\"pulse\",\"values\":{\"value\":71}}".getBytes(UTF_8)));
    }
}
