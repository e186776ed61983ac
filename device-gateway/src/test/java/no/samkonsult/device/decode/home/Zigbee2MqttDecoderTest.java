package no.samkonsult.device.decode.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Zigbee2MqttDecoderTest {
    private static final String SCALE = "zigbee2mqtt/bathroom/scale";

    @Test
    void readsTheWeightAndTheBattery() {
        List<Decoding> decodings = decode(SCALE, Example.text("zigbee2mqtt/scale.json"));
        Reading reading = reading(decodings);
        assertThat(reading.kind()).isEqualTo(Kind.WEIGHT);
        assertThat(reading.time()).isEqualTo("2026-11-21T08:15:00+01:00");
        assertThat(reading.values()).containsEntry("value", new BigDecimal("81.25"));
        assertThat(reading.details().beneath()).isEqualTo("bathroom/scale");
        assertThat(decodings.getLast())
                .isEqualTo(new Told(DeviceStatus.battery(new BigDecimal("1.00")).of("bathroom/scale")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"room.json", "switch.json"})
    void aRoomsTemperatureNeverBecomesABodys(String file) {
        assertThat(decode("zigbee2mqtt/room", Example.text("zigbee2mqtt/" + file)))
                .containsExactly(new Ignored("no value that is taken in"));
    }

    @Test
    void theBatteryMayBeAText() {
        assertThat(decode("zigbee2mqtt/leak", Example.text("zigbee2mqtt/leak.json")))
                .containsExactly(
                        new Told(DeviceStatus.battery(new BigDecimal("1.0000")).of("leak")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"online, true", "offline, false", "'{\"state\":\"online\"}', true", "'{\"state\":\"offline\"}', false"})
    void tellsWhetherTheDeviceIsThere(String payload, boolean online) {
        assertThat(decode("zigbee2mqtt/0x00158d0001f35b90/availability", payload))
                .containsExactly(new Told(DeviceStatus.online(online).of("0x00158d0001f35b90")));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1763709300000, 2025-11-21T07:15:00Z",
        "'\"2026-11-21T08:15:00.000Z\"', 2026-11-21T08:15:00Z",
        "'\"2026-10-25T02:30:00\"', 2026-10-25T02:30:00+02:00"
    })
    void theWeighingIsWhenTheScaleWasLastSeen(String lastSeen, OffsetDateTime time) {
        assertThat(reading(decode(SCALE, "{\"weight\":81.2,\"last_seen\":%s}".formatted(lastSeen)))
                        .time())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:50:00Z", "1970-01-01T00:00:01Z"})
    void aScaleSeenJustNowHasNoTimeSoThatRepeatsAreOneReading(String lastSeen) {
        assertThat(reading(decode(SCALE, "{\"weight\":81.2,\"last_seen\":\"%s\"}".formatted(lastSeen)))
                        .time())
                .isNull();
    }

    @Test
    void localTimeIsMarked() {
        assertThat(reading(decode(SCALE, "{\"weight\":81.2,\"last_seen\":\"2026-11-21T08:15:00\"}"))
                        .details()
                        .marks())
                .containsExactly(Mark.LOCAL_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zigbee2mqtt/bridge/state",
                "zigbee2mqtt/bridge/devices",
                "zigbee2mqtt/bathroom/scale/set",
                "zigbee2mqtt/bathroom/scale/get"
            })
    void newsOfTheGatewayAndCommandsAreNoReadings(String path) {
        assertThat(decode(path, "{\"weight\":81.2}")).singleElement().isInstanceOf(Ignored.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "scale/availability | away | payload: not acceptable JSON",
                "scale/availability | {\"state\":\"away\"} | state: not online or offline",
                "våg | {\"battery\":80} | device: not 1 to 64 printable ASCII",
                "scale | [] | payload: not a JSON object",
                "scale | {\"battery\":\"low\"} | battery: not a number",
                "scale | {\"battery\":101} | battery: not between 0 and 1",
                "scale | {\"weight\":81.2,\"last_seen\":\"today\"} | last_seen: not an ISO 8601 date and time with offset"
            })
    void saysWhatItCannotRead(String name, String payload, String reason) {
        assertThat(decode("zigbee2mqtt/" + name, payload)).containsExactly(Illegible.because(reason));
    }

    private static Reading reading(List<Decoding> decodings) {
        return ((Legible) decodings.getFirst()).reading();
    }

    private static List<Decoding> decode(String path, String payload) {
        return new Zigbee2MqttDecoder(ZoneId.of("Europe/Oslo"))
                .decode(Example.message(path, null, Instant.EPOCH, payload.getBytes(UTF_8)));
    }
}
