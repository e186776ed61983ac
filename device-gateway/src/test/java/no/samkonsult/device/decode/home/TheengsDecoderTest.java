package no.samkonsult.device.decode.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Example;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheengsDecoderTest {
    private static final String TOPIC = "theengs/BTtoMQTT/C47C8D6A102F";
    private static final String MAC = "c4:7c:8d:6a:10:2f";
    private static final String WEIGHING = "{'weighing_mode':'person','unit':'kg','weight':72.45%s}";

    @Test
    void readsAPersonsWeighing() {
        Reading reading = reading(decode(TOPIC, Example.text("theengs/XMTZC05HM.json")));
        assertThat(reading.kind()).isEqualTo(Kind.WEIGHT);
        assertThat(reading.time()).isNull();
        assertThat(reading.values()).isEqualTo(Map.of("value", new BigDecimal("72.45")));
        assertThat(reading.details().beneath()).isEqualTo(MAC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"theengs/C47C8D6A102F", "theengs/C4:7C:8D:6A:10:2F", "theengs/BTtoMQTT/c4-7c-8d-6a-10-2f"})
    void theTopicSaysWhichDeviceItWas(String topic) {
        assertThat(reading(decode(topic, WEIGHING.formatted(""))).details().beneath())
                .isEqualTo(MAC);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"kg, 72.45, 72.45,", "lb, 131.7, 131.7, [lb_av]", "lbs, 131.7, 131.7, [lb_av]", "jin, 144.9, 72.45,"})
    void weighsInKilogramsPoundsOrJin(String unit, String weight, BigDecimal value, @Nullable String ucum) {
        Reading reading = reading(decode(TOPIC, "{'unit':'%s','weight':%s,'mode':'person'}".formatted(unit, weight)));
        assertThat(reading.values().get("value")).isEqualByComparingTo(value);
        assertThat(reading.unit()).isEqualTo(ucum);
    }

    @Test
    void oneWeighingIsTheSameReadingWhateverTheSignal() {
        assertThat(reading(decode(TOPIC, WEIGHING.formatted(",'rssi':-88,'impedance':503"))))
                .isEqualTo(reading(decode(TOPIC, WEIGHING.formatted(",'rssi':-71"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'weighing_mode':'object','unit':'kg','weight':9.55}",
                "{'mode':'object','unit':'kg','weight':9.55}",
                "{'stabilized':false,'unit':'kg','weight':72.45}",
                "{'stabilized':0,'unit':'kg','weight':72.45}",
                "{'weight_removed':true,'unit':'kg','weight':72.45}",
                "{'weight_removed':1,'unit':'kg','weight':72.45}"
            })
    void ignoresWhatIsNotAFinishedWeighingOfAPerson(String payload) {
        assertThat(decode(TOPIC, payload)).containsExactly(new Ignored("not a finished weighing of a person"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LYWSD02.json", "MB-SW.json"})
    void ignoresRoomsAndWristbands(String file) {
        assertThat(decode(TOPIC, Example.text("theengs/" + file)))
                .containsExactly(new Ignored("no value that is taken in"));
    }

    @Test
    void tellsTheBattery() {
        assertThat(decode(TOPIC, Example.text("theengs/LYWSD02-battery.json")))
                .containsExactly(
                        new Told(DeviceStatus.battery(new BigDecimal("0.08")).of(MAC)));
    }

    @Test
    void tellsWhetherTheGatewayIsThere() {
        assertThat(decode("theengs/LWT", "Offline")).containsExactly(new Told(DeviceStatus.online(false)));
        assertThat(decode("theengs/SYStoMQTT", "{'uptime':60}")).singleElement().isInstanceOf(Ignored.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "theengs/BTtoMQTT/C47C8D6A102F|{'id':'AA:BB:CC:DD:EE:FF','unit':'kg','weight':72.45}|id: not the topic's",
                "theengs/BTtoMQTT/C47C8D6A102F|{'weight':72.45}|unit: missing",
                "theengs/BTtoMQTT/C47C8D6A102F|{'weight':72.45,'unit':'st'}|unit: not kg, lb or jin",
                "theengs/BTtoMQTT/C47C8D6A102F|{'weight':'heavy','unit':'kg'}|weight: not a number",
                "theengs/BTtoMQTT/C47C8D6A102F|{'batt':200}|battery: not between 0 and 1",
                "theengs/BTtoMQTT/C47C8D6A102F|[]|payload: not a JSON object",
                "theengs/BTtoMQTT/scale|{'weight':72.45,'unit':'kg'}|topic: not a MAC address"
            })
    void saysWhatItCannotRead(String topic, String payload, String reason) {
        assertThat(decode(topic, payload)).containsExactly(Illegible.because(reason));
    }

    private static Reading reading(List<Decoding> decodings) {
        return ((Legible) decodings.getFirst()).reading();
    }

    private static List<Decoding> decode(String topic, String payload) {
        byte[] bytes = payload.replace('\'', '"').getBytes(UTF_8);
        return new TheengsDecoder().decode(Example.message(topic, null, Instant.EPOCH, bytes));
    }
}
