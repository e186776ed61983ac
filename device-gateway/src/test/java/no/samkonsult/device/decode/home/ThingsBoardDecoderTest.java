package no.samkonsult.device.decode.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Example;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.decode.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThingsBoardDecoderTest {
    @Test
    void aGatewayNamesTheDevicesBeneathIt() {
        assertThat(decode(Example.text("thingsboard/gateway.json")))
                .extracting(ThingsBoardDecoderTest::reading)
                .extracting(reading -> reading.details().beneath(), Reading::time, Reading::values)
                .containsExactly(
                        tuple("Device A", time("2017-01-01T00:00:00Z"), Map.of("value", new BigDecimal("42"))),
                        tuple("Device A", time("2017-01-01T00:00:01Z"), Map.of("value", new BigDecimal("43"))),
                        tuple("Device B", time("2017-01-01T00:00:00Z"), Map.of("value", new BigDecimal("42"))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "none",
            value = {
                "device-plain.json, none",
                "device-timed.json, 2016-01-01T12:00:00.512Z",
                "device-array.json, 2016-01-01T12:00:00Z"
            })
    void aDeviceSpeaksForItself(String file, @Nullable OffsetDateTime time) {
        assertThat(reading(decode(Example.text("thingsboard/" + file)).getFirst()))
                .isEqualTo(new Reading(Kind.TEMPERATURE, time, null, Map.of("value", new BigDecimal("22.5")), null));
    }

    @Test
    void numbersMayBeTexts() {
        assertThat(decode(Example.text("thingsboard/texts.json")))
                .containsExactly(
                        Legible.of(new Reading(
                                Kind.BLOOD_PRESSURE,
                                null,
                                null,
                                Map.of(
                                        "systolic", new BigDecimal("128"),
                                        "diastolic", new BigDecimal("82.5"),
                                        "pulse", new BigDecimal("71")),
                                null)),
                        Legible.of(new Reading(
                                Kind.OXYGEN_SATURATION, null, null, Map.of("saturation", new BigDecimal("97")), null)),
                        new Told(DeviceStatus.battery(new BigDecimal("0.8"))));
    }

    @Test
    void aMacAddressIsOneWhateverItsSpelling() {
        assertThat(decode("{'C4:7C:8D:6A:10:2F':[{'weight':81.2,'battery':0.5}]}"))
                .containsExactly(
                        Legible.of(new Reading(
                                Kind.WEIGHT,
                                null,
                                null,
                                Map.of("value", new BigDecimal("81.2")),
                                null,
                                Details.builder().beneath("c4:7c:8d:6a:10:2f").build())),
                        new Told(DeviceStatus.battery(new BigDecimal("0.5")).of("c4:7c:8d:6a:10:2f")));
    }

    @Test
    void whatCannotBeReadDoesNotSpoilTheRest() {
        assertThat(decode("{'pulse':'n/a','weight':81.2,'systolic':128,'battery':87}"))
                .containsExactlyInAnyOrder(
                        Illegible.because("pulse: not a number"),
                        new Illegible("values.diastolic: missing", new Label(null, null, "blood-pressure")),
                        Legible.of(new Reading(Kind.WEIGHT, null, null, Map.of("value", new BigDecimal("81.2")), null)),
                        Illegible.because("battery: not between 0 and 1"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}|payload: no known value in it",
                "{'humidity':61}|payload: no known value in it",
                "{'Device A':[]}|payload: no known value in it",
                "{'Device A':[5]}|device: not an object",
                "{'Vekta på badet':[{'weight':81}]}|device: not 1 to 64 printable ASCII",
                "[5]|payload: not an object",
                "71|payload: not an object",
                "{'ts':'now','values':{'pulse':71}}|ts: not a number",
                "{'ts':1e20,'values':{'pulse':71}}|ts: not a time",
                "{'ts':1451649600512,'values':71}|values: not an object",
                "{'pulse':true}|pulse: not a number",
                "{'pulse':'1e400'}|pulse: not a number",
                "x|payload: not acceptable JSON"
            })
    void saysWhatItCannotRead(String payload, String reason) {
        assertThat(decode(payload)).containsExactly(Illegible.because(reason));
    }

    @Test
    void nobodyKnowsHowOldARetainedReadingWithoutItsOwnTimeIs() {
        Message plain = message(Example.text("thingsboard/device-plain.json"));
        assertThat(new ThingsBoardDecoder()
                        .decode(new Message(plain.topic(), null, null, Instant.EPOCH, true, plain.payload())))
                .containsExactly(new Illegible(
                        "payload: retained and without a time of its own", new Label(null, null, "temperature")));
    }

    private static Reading reading(Decoding decoding) {
        return ((Legible) decoding).reading();
    }

    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(text);
    }

    private static List<Decoding> decode(String payload) {
        return new ThingsBoardDecoder().decode(message(payload.replace('\'', '"')));
    }

    private static Message message(String payload) {
        return Example.message("thingsboard", null, Instant.EPOCH, payload.getBytes(UTF_8));
    }
}
