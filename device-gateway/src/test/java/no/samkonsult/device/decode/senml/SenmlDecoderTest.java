package no.samkonsult.device.decode.senml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.ValueSource;

class SenmlDecoderTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T07:15:00Z");
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2025-11-21T08:00:00Z");

    @Test
    void valuesOfOneTimeThatBelongTogetherAreOneReading() {
        assertThat(decode(Example.text("senml/oximeter.json")))
                .containsExactly(
                        legible(Kind.OXYGEN_SATURATION, TIME, Map.of("saturation", "97", "pulse", "72"), null));
    }

    @Test
    void oneMessageHoldsManyReadings() {
        assertThat(decode(Example.text("senml/kit.json")))
                .containsExactly(
                        legible(
                                Kind.BLOOD_PRESSURE,
                                TIME,
                                Map.of("systolic", "128", "diastolic", "82", "pulse", "71"),
                                null),
                        legible(
                                Kind.SPIROMETRY,
                                TIME.plusSeconds(60),
                                Map.of("fev1", "2.41", "fvc", "3.10", "pef", "390.0"),
                                null),
                        legible(Kind.TEMPERATURE, TIME.plusSeconds(90), Map.of("value", "36.8"), null),
                        legible(Kind.WEIGHT, TIME.plusSeconds(120), Map.of("value", "81250"), "g"),
                        legible(Kind.GLUCOSE, TIME.plusSeconds(150), Map.of("value", "101"), "mg/dL"),
                        legible(Kind.RESPIRATORY_RATE, TIME.plusSeconds(180), Map.of("value", "14"), null),
                        new Told(DeviceStatus.battery(new BigDecimal("0.80"))));
    }

    @Test
    void aPulseBesideBothPressureAndSaturationIsThePressures() {
        assertThat(decode(
                        "[{'n':'systolic','v':128},{'n':'diastolic','v':82},{'n':'spo2','v':97},{'n':'pulse','v':71}]"))
                .containsExactly(
                        legible(
                                Kind.BLOOD_PRESSURE,
                                null,
                                Map.of("systolic", "128", "diastolic", "82", "pulse", "71"),
                                null),
                        legible(Kind.OXYGEN_SATURATION, null, Map.of("saturation", "97"), null));
    }

    @Test
    void whatCannotBeReadDoesNotSpoilTheRest() {
        assertThat(
                        decode(
                                "[{'n':'systolic','v':128},{'n':'pulse','v':71},{'n':'weight','u':'st','v':12},{'n':'temperature','vs':'37'}]"))
                .containsExactly(
                        new Illegible("values.diastolic: missing", new Label(null, null, "blood-pressure")),
                        legible(Kind.PULSE, null, Map.of("value", "71"), null),
                        Illegible.because("weight.u: not a unit of weight"),
                        Illegible.because("temperature.v: not a number"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "{'n':'spo2','u':'%','v':97}|97|-",
                "{'n':'spo2','u':'/','v':0.97}|0.97|1",
                "{'n':'pulse','u':'beat/min','v':71}|71|-",
                "{'n':'resp','u':'1/min','v':14}|14|-",
                "{'n':'temperature','u':'Cel','v':36.80}|36.80|-",
                "{'n':'weight','u':'kg','v':81.2}|81.2|-",
                "{'n':'glucose','u':'mmol/L','v':5.0}|5.0|-",
                "{'n':'glucose','v':5.0}|5.0|-",
            })
    void unitsOfSenmlBecomeThoseOfUcum(String record, BigDecimal value, @Nullable String unit) {
        assertThat(decode("[" + record + "]")).singleElement().isInstanceOfSatisfying(Legible.class, legible -> {
            assertThat(legible.reading().values()).containsValue(value);
            assertThat(legible.reading().unit()).isEqualTo(unit);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "mm[Hg], 128, 128,",
        "mmHg, 128, 128,",
        "kPa, 17.1, 17.1, kPa",
        "hPa, 171, 17.1, kPa",
        "Pa, 17100, 17.100, kPa"
    })
    void pressureComesInFiveUnits(String given, String sent, BigDecimal value, @Nullable String unit) {
        assertThat(decode(
                        "[{'bu':'%s'},{'n':'systolic','v':%s},{'n':'diastolic','v':%s}]".formatted(given, sent, sent)))
                .singleElement()
                .isInstanceOfSatisfying(Legible.class, legible -> {
                    assertThat(legible.reading().values()).containsEntry("systolic", value);
                    assertThat(legible.reading().unit()).isEqualTo(unit);
                });
    }

    @Test
    void pressuresInTwoUnitsAreNotOneReading() {
        assertThat(decode("[{'n':'systolic','u':'kPa','v':17},{'n':'diastolic','u':'mmHg','v':82}]"))
                .containsExactly(new Illegible(
                        "unit: not the same for all values of blood-pressure",
                        new Label(null, null, "blood-pressure")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[{'n':'spo2','u':'%RH','v':97}]|spo2.u: not a unit of spo2",
                "[{'n':'temperature','u':'K','v':310}]|temperature.u: not a unit of temperature",
                "[{'n':'mood','v':1}]|n: mood, not a known name",
                "[{'n':'9704','v':1}]|n: not a known name",
                "[{'v':1}]|n: not a known name",
                "[{'n':5,'v':1}]|[0].n: not a text",
                "[{'n':'pulse','v':'71'}]|[0].v: not a number",
                "[{'n':'pulse','u':'beat/min'}]|pulse.v: not a number",
                "[{'n':'pulse','s':71}]|pulse.v: not a number",
                "[{'n':'pulse','vb':true}]|pulse.v: not a number",
                "[{'n':'pulse','v':71,'t':1e30}]|t: not a time",
                "[{'n':'pulse','v':71,'t':1e999}]|[0].t: too many digits",
                "[{'n':'pulse','v':71},{'n':'pulse','v':72}]|pulse: two values at one time",
                "[{'n':'battery','u':'%EL','v':101}]|battery: not between 0 and 1",
                "[{'n':'pulse','v':71,'must_':1}]|[0].must_: has to be understood and is not",
                "[{'n':'pulse','v':71},{'bver':11}]|[1].bver: above 10",
                "[{'n':'pulse','v':71},5]|[1]: not an object",
                "[{'n':'pulse','v':71},{'bt':'now'}]|[1].bt: not a number",
                "[{'bn':'urn:dev:mac:0024befffe804ff1:'}]|payload: no value in it",
                "[]|payload: no value in it",
                "{'n':'pulse','v':71}|payload: not a JSON array"
            })
    void saysWhatItCannotRead(String payload, String reason) {
        assertThat(decode(payload)).containsExactly(Illegible.because(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'bn':'urn:dev:mac:0024befffe804ff1:','n':'pulse','v':71}]",
                "[{'bn':'urn:dev:mac:0024befffe804ff1/pulse','v':71}]",
                "[{'bn':'urn:dev:mac:0024befffe804ff1_','n':'pulse','v':71}]",
                "[{'n':'urn:dev:mac:0024befffe804ff1:pulse','v':71}]",
                "[{'bn':'https://oximeter.example/','bv':70,'n':'pulse','v':1}]",
                "[{'bn':'kit:','bv':71},{'bv':70,'n':'pulse','v':1}]",
                "[{'n':'pulse','v':71,'ut':60,'s':9,'other':{'deep':1},'bver':10,'bs':1}]",
                "[{'n':'pulse','v':71},{'n':'pulse','v':71}]"
            })
    void reads(String payload) {
        assertThat(decode(payload)).contains(legible(Kind.PULSE, null, Map.of("value", "71"), null));
    }

    @Test
    void aQualifiedNameIsAnotherThing() {
        assertThat(decode("[{'bn':'urn:dev:mac:0024befffe804ff1:','n':'room/temperature','v':21}]"))
                .containsExactly(Illegible.because("n: not a known name"));
    }

    @Test
    void valuesOfTwoDevicesAreNeverOneReading() {
        assertThat(decode("[{'bn':'a:','n':'systolic','v':128},{'bn':'b:','n':'diastolic','v':82}]"))
                .hasSize(2)
                .allSatisfy(decoding -> assertThat(decoding).isInstanceOf(Illegible.class));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'bt':1763712000, 2025-11-21T08:00:00Z",
        "'t':1763712000.25, 2025-11-21T08:00:00.250Z",
        "'t':268435456, 1978-07-04T21:24:16Z",
        "'t':268435455, 2035-05-25T04:39:15Z",
        "'t':-60, 2026-11-21T07:14:00Z",
        "'t':-0.5, 2026-11-21T07:14:59.500Z"
    })
    void timesBelowTwoToTheTwentyEighthCountFromTheArrival(String time, OffsetDateTime expected) {
        assertThat(decode("[{'n':'pulse','v':71," + time + "}]"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Legible.class,
                        legible -> assertThat(legible.reading().time()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{'n':'pulse','v':71}]", "[{'n':'pulse','v':71,'t':0}]", "[{'bt':-5,'n':'pulse','v':71,'t':5}]"
            })
    void nowIsNoTime(String payload) {
        assertThat(decode(payload)).containsExactly(legible(Kind.PULSE, null, Map.of("value", "71"), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'n':'pulse','v':71}]", "[{'n':'pulse','v':71,'t':-60}]"})
    void nobodyKnowsHowOldARetainedReadingWithoutItsOwnTimeIs(String payload) {
        assertThat(decode(payload, true))
                .containsExactly(new Illegible(
                        "payload: retained and without a time of its own", new Label(null, null, "pulse")));
    }

    @Test
    void aRetainedReadingWithItsOwnTimeIsAsGoodAsAnother() {
        assertThat(decode(Example.text("senml/oximeter.json"), true)).hasOnlyElementsOfType(Legible.class);
    }

    private static Legible legible(
            Kind kind, @Nullable OffsetDateTime time, Map<String, String> values, @Nullable String unit) {
        Map<String, BigDecimal> decimals = new HashMap<>();
        values.forEach((name, value) -> decimals.put(name, new BigDecimal(value)));
        return Legible.of(new Reading(kind, time, null, decimals, unit));
    }

    private static List<Decoding> decode(String payload) {
        return decode(payload, false);
    }

    private static List<Decoding> decode(String payload, boolean retained) {
        Message plain = Example.message(
                "reading", null, RECEIVED, payload.replace('\'', '"').getBytes(UTF_8));
        return new SenmlDecoder().decode(new Message(plain.topic(), null, null, RECEIVED, retained, plain.payload()));
    }
}
