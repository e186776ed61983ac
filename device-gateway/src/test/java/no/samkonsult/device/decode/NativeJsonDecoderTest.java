package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.topic.DeviceTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeJsonDecoderTest {
    private static final String PLAIN = "{'kind':'pulse','values':{'value':71}}";

    @Test
    void readsEveryField() {
        assertThat(decode("""
                {"time":"2026-11-21T08:15:00+01:00","sequence":4711,"kind":"blood-pressure","unit":"kPa",
                 "values":{"systolic":17.0,"diastolic":11,"pulse":71},"battery":0.80}
                """))
                .isEqualTo(new Legible(
                        new Reading(
                                Kind.BLOOD_PRESSURE,
                                OffsetDateTime.parse("2026-11-21T08:15:00+01:00"),
                                4711,
                                Map.of(
                                        "systolic", new BigDecimal("17.0"),
                                        "diastolic", new BigDecimal("11"),
                                        "pulse", new BigDecimal("71")),
                                "kPa",
                                Details.builder()
                                        .battery(new BigDecimal("0.80"))
                                        .build()),
                        new Label("2026-11-21T08:15:00+01:00", 4711, "blood-pressure")));
    }

    @Test
    void mayTellWhoUsedItAndWhatItsClockShowed() {
        assertThat(decode("{'user':2,'clock':'2026-11-21T08:15:04+01:00'," + PLAIN.substring(1)))
                .isInstanceOfSatisfying(
                        Legible.class, legible -> assertThat(legible.reading().details())
                                .isEqualTo(Details.builder()
                                        .user(2)
                                        .deviceClock(OffsetDateTime.parse("2026-11-21T08:15:04+01:00"))
                                        .build()));
    }

    @Test
    void timeSequenceUnitAndBatteryMayBeAbsentOrNull() {
        Legible plain = new Legible(
                new Reading(Kind.PULSE, null, null, Map.of("value", new BigDecimal("71")), null),
                new Label(null, null, "pulse"));
        assertThat(decode(PLAIN)).isEqualTo(plain);
        assertThat(
                        decode(
                                "{'time':null,'sequence':null,'unit':null,'battery':null,'kind':'pulse','values':{'value':71}}"))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5.00", "-0.0", "12345678901.123456", "1E+2"})
    void decimalsKeepTheirPrecision(String value) {
        assertThat(decode("{'kind':'glucose','values':{'value':" + value + "}}"))
                .isInstanceOfSatisfying(
                        Legible.class, legible -> assertThat(legible.reading().values())
                                .containsEntry("value", new BigDecimal(value)));
    }

    @Test
    void labelKeepsTheTimeToTheLetter() {
        assertThat(decode("{'time':'2026-11-21T08:15:00.000+00:00','kind':'pulse','values':{'value':71}}")
                        .label()
                        .time())
                .isEqualTo("2026-11-21T08:15:00.000+00:00");
    }

    @Test
    void unreadableReadingKeepsItsLabelForTheReceipt() {
        assertThat(decode("{'time':'yesterday','sequence':7,'kind':'pulse','values':{'value':71}}"))
                .isEqualTo(new Illegible(
                        "time: not an ISO 8601 date and time with offset", new Label("yesterday", 7, "pulse")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'firmware':'1.2','kind':'pulse','values':{'value':71}}",
                "{'extra':{'deep':[1,2]},'kind':'pulse','values':{'value':71}}",
                "{'sequence':0,'kind':'pulse','values':{'value':71}}",
                "{'sequence':2147483647,'kind':'pulse','values':{'value':71}}",
                "{'battery':0,'kind':'pulse','values':{'value':71}}",
                "{'battery':1,'kind':'pulse','values':{'value':71}}",
                "{'time':'2026-11-21T08:15Z','kind':'pulse','values':{'value':71}}",
                "{'kind':'blood-pressure','values':{'systolic':1,'diastolic':1,'mean':null}}",
                "  {'kind':'pulse','values':{'value':71}}  "
            })
    void reads(String payload) {
        assertThat(decode(payload)).isInstanceOf(Legible.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'values':{'value':71}}|kind: missing",
                "{'kind':5,'values':{'value':71}}|kind: not a text",
                "{'kind':'mood','values':{'value':71}}|kind: not a known kind",
                "{'kind':'pulse'}|values: missing",
                "{'kind':'pulse','values':71}|values: not an object",
                "{'kind':'pulse','values':{}}|values.value: missing",
                "{'kind':'pulse','values':{'value':null}}|values.value: missing",
                "{'kind':'pulse','values':{'value':'71'}}|values.value: not a number",
                "{'kind':'pulse','values':{'value':true}}|values.value: not a number",
                "{'kind':'pulse','values':{'71/min':'x'}}|values.(unprintable name): not a number",
                "{'kind':'pulse','values':{'value':71,'pulse':71}}|values.pulse: not a value of pulse",
                "{'kind':'pulse','values':{'value':71},'time':1763710500}|time: not a text",
                "{'kind':'pulse','values':{'value':71},'time':'2026-11-21T08:15:00'}|time: not an ISO 8601 date and time with offset",
                "{'kind':'pulse','values':{'value':71},'sequence':-1}|sequence: not a whole number from 0 to 2147483647",
                "{'kind':'pulse','values':{'value':71},'sequence':2147483648}|sequence: not a whole number from 0 to 2147483647",
                "{'kind':'pulse','values':{'value':71},'sequence':1.0}|sequence: not a whole number from 0 to 2147483647",
                "{'kind':'pulse','values':{'value':71},'battery':1.01}|battery: not between 0 and 1",
                "{'kind':'pulse','values':{'value':71},'battery':'full'}|battery: not a number",
                "{'kind':'pulse','values':{'value':71},'user':255}|user: not 0 to 254",
                "{'kind':'pulse','values':{'value':71},'user':-1}|user: not a whole number from 0 to 2147483647",
                "{'kind':'pulse','values':{'value':71},'user':'Anna'}|user: not a whole number from 0 to 2147483647",
                "{'kind':'pulse','values':{'value':71},'clock':'2026-11-21T08:15:04'}|clock: not an ISO 8601 date and time with offset",
                "{'kind':'pulse','values':{'value':71},'clock':1763709304}|clock: not a text",
                "{'kind':'pulse','values':{'value':71},'unit':1}|unit: not a text",
                "{'kind':'pulse','values':{'value':1e400}}|values.value: too many digits",
                "{'kind':'pulse','values':{'value':1e9999999999}}|payload: not acceptable JSON",
                "{'kind':'pulse','values':{'value':71}} x|payload: not acceptable JSON",
                "{'kind':'pulse','kind':'inr','values':{'value':71}}|payload: not acceptable JSON",
                "{'kind':'pulse','values':{'value':NaN}}|payload: not acceptable JSON",
                "{'kind':'pulse','values':{'value':71|payload: not acceptable JSON",
                "[]|payload: not a JSON object",
                "null|payload: not a JSON object",
                "71|payload: not a JSON object",
                "\"\"|payload: not a JSON object"
            })
    void namesTheFieldAndWhatIsWrongWithIt(String payload, String reason) {
        assertThat(decode(payload)).isInstanceOfSatisfying(Illegible.class, illegible -> assertThat(illegible.reason())
                .isEqualTo(reason));
    }

    @Test
    void nobodyKnowsHowOldARetainedReadingWithoutATimeIs() {
        assertThat(decodeRetained(PLAIN))
                .isEqualTo(new Illegible(
                        "payload: retained and without a time of its own", new Label(null, null, "pulse")));
        assertThat(decodeRetained("{'time':'2026-11-21T08:15:00+01:00'," + PLAIN.substring(1)))
                .isInstanceOf(Legible.class);
    }

    @Test
    void readsSixtyFourKilobytesAndNoMore() {
        assertThat(decode(PLAIN + " ".repeat(65_536 - PLAIN.length()))).isInstanceOf(Legible.class);
        assertThat(decode(PLAIN + " ".repeat(65_537 - PLAIN.length())))
                .isEqualTo(new Illegible("payload: more than 65536 bytes", Label.NONE));
    }

    @Test
    void readsSixteenLevelsAndNoMore() {
        assertThat(decode(nested(15))).isInstanceOf(Legible.class);
        assertThat(decode(nested(16))).isEqualTo(new Illegible("payload: not acceptable JSON", Label.NONE));
    }

    @Test
    void readsNumbersOfFortyDigitsAndRefusesLongerBeforeTheyAreParsed() {
        assertThat(decode("{'extra':" + "1".repeat(40) + "," + PLAIN.substring(1)))
                .isInstanceOf(Legible.class);
        assertThat(decode("{'extra':" + "1".repeat(41) + "," + PLAIN.substring(1)))
                .isEqualTo(new Illegible("payload: not acceptable JSON", Label.NONE));
    }

    private static String nested(int levels) {
        return "{'extra':" + "[".repeat(levels) + "]".repeat(levels) + "," + PLAIN.substring(1);
    }

    private static Decoding decode(String payload) {
        return decode(payload, false);
    }

    private static Decoding decodeRetained(String payload) {
        return decode(payload, true);
    }

    private static Decoding decode(String payload, boolean retained) {
        Message message = new Message(
                DeviceTopic.parse("dho/v1/anna-bp/reading").orElseThrow(),
                null,
                null,
                Instant.EPOCH,
                retained,
                payload.replace('\'', '"').getBytes(UTF_8));
        return new NativeJsonDecoder().decode(message).getFirst();
    }
}
