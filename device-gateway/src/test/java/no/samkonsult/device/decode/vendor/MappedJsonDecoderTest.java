package no.samkonsult.device.decode.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Ignored;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Example;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.DeviceTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedJsonDecoderTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Test
    void readsGroupsOfCodedMeasuresWithPowersOfTenAndLeavesGoalsOut() {
        List<Decoding> decodings = decode(Makers.WITHINGS, Example.text("withings/groups.json"));
        assertThat(decodings)
                .containsExactly(
                        Legible.of(reading(
                                Kind.BLOOD_PRESSURE,
                                "2025-11-21T07:15:00Z",
                                null,
                                Map.of("systolic", "128", "diastolic", "82", "pulse", "71"),
                                Details.NONE)),
                        Legible.of(reading(
                                Kind.WEIGHT,
                                "2025-11-21T07:16:40Z",
                                null,
                                Map.of("value", "81.250"),
                                Details.builder().mark(Mark.MANUAL).build())),
                        new Ignored("not what the mapping takes in"),
                        Illegible.because("reading 4: payload: none of the mapping's values in it"));
    }

    @Test
    void readsTheClockOnTheWallByTheZoneBesideIt() {
        assertThat(decode(Makers.IHEALTH, Example.text("ihealth/blood-pressure.json")))
                .containsExactly(
                        Legible.of(reading(
                                Kind.BLOOD_PRESSURE,
                                "2012-04-05T22:48:24+08:00",
                                null,
                                Map.of("systolic", "90", "diastolic", "32", "pulse", "106"),
                                Details.NONE)),
                        Legible.of(reading(
                                Kind.BLOOD_PRESSURE,
                                "2012-04-05T22:49:24+02:00",
                                null,
                                Map.of("systolic", "128", "diastolic", "82", "pulse", "71"),
                                Details.builder()
                                        .mark(Mark.MANUAL)
                                        .mark(Mark.LOCAL_TIME)
                                        .build())));
    }

    @Test
    void takesTheUnitThatThePayloadIsIn() {
        String kilopascal = "{'BPUnit':1,'BPDataList':[{'HP':17.0,'LP':11.1,'MDate':1333666104}]}";
        assertThat(decode(Makers.IHEALTH, kilopascal))
                .singleElement()
                .isInstanceOfSatisfying(Legible.class, legible -> assertThat(legible.reading())
                        .extracting(Reading::unit, Reading::values)
                        .containsExactly(
                                "kPa",
                                Map.of(
                                        "systolic", new BigDecimal("17.0"),
                                        "diastolic", new BigDecimal("11.1"))));
        assertThat(decode(Makers.IHEALTH, kilopascal.replace("'BPUnit':1", "'BPUnit':7")))
                .containsExactly(Illegible.because("reading 1: payload: none of the mapping's values in it"));
    }

    @Test
    void readsWhatAHubTellsBesideTheValues() {
        assertThat(decode(Makers.FLAT, Example.text("flat/blood-pressure.json")))
                .containsExactly(Legible.of(reading(
                        Kind.BLOOD_PRESSURE,
                        "2026-11-21T08:15:00Z",
                        4711,
                        Map.of("systolic", "128", "diastolic", "82.0", "pulse", "71"),
                        Details.builder()
                                .beneath("c4:7c:8d:6a:10:2f")
                                .user(1)
                                .battery(new BigDecimal("0.87"))
                                .build())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'measurementdatetime':'2026-11-21T08:15:00Z','systolic':128}|diastolic at /diastolic: missing",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','systolic':128,'diastolic':null}|diastolic at /diastolic: missing",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','systolic':'high','diastolic':82}|systolic at /systolic: not a number",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','systolic':[1],'diastolic':82}|systolic at /systolic: not a number",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','systolic':1e400,'diastolic':82}|systolic at /systolic: too many digits",
                "{'systolic':128,'diastolic':82}|time at /measurementdatetime: missing",
                "{'measurementdatetime':'2026-11-21T08:15:00','systolic':128,'diastolic':82}|time at /measurementdatetime: not a time of the format ISO_OFFSET",
                "{'measurementdatetime':true,'systolic':128,'diastolic':82}|time at /measurementdatetime: not a text",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','number':-1,'systolic':128,'diastolic':82}|sequence at /number: not a whole number from 0 to 2147483647",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','user':300,'systolic':128,'diastolic':82}|user: not 0 to 254",
                "{'measurementdatetime':'2026-11-21T08:15:00Z','battery':870,'systolic':128,'diastolic':82}|battery: not between 0 and 1",
                "[]|time at /measurementdatetime: missing",
                "71|time at /measurementdatetime: missing",
                "x|payload: not acceptable JSON"
            })
    void saysWhichFieldIsWrongAndNeverItsValue(String payload, String reason) {
        assertThat(decode(Makers.FLAT, payload))
                .singleElement()
                .isInstanceOfSatisfying(Illegible.class, illegible -> assertThat(illegible.reason())
                        .isEqualTo(reason));
    }

    @Test
    void oneWrongReadingDoesNotSpoilTheOthers() {
        String payload =
                "{'BPUnit':0,'BPDataList':[{'HP':'?','LP':82,'MDate':1},{'HP':128,'LP':82,'MDate':1,'TimeZone':'Z'}]}";
        assertThat(decode(Makers.IHEALTH, payload))
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(Illegible.class, illegible -> assertThat(illegible.reason())
                        .isEqualTo("reading 1: systolic at /HP: not a number"));
        assertThat(decode(Makers.IHEALTH, "{'BPDataList':{}}"))
                .containsExactly(Illegible.because("readings at /BPDataList: not an array"));
    }

    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "ISO_OFFSET|-|'2026-11-21T08:15:00.5+01:00'|2026-11-21T08:15:00.5+01:00",
                "ISO_LOCAL|-|'2026-11-21T08:15:00'|2026-11-21T08:15:00+01:00",
                "ISO_LOCAL|-|'2026-10-25T02:30:00'|2026-10-25T02:30:00+02:00",
                "EPOCH_SECONDS|-|1795245300|2026-11-21T07:15:00Z",
                "EPOCH_SECONDS|-|'1795245300.25'|2026-11-21T07:15:00.25Z",
                "EPOCH_SECONDS|-|-0.5|1969-12-31T23:59:59.5Z",
                "EPOCH_MILLISECONDS|-|1795245300512|2026-11-21T07:15:00.512Z",
                "LOCAL_EPOCH_SECONDS|-|1795248900|2026-11-21T08:15:00+01:00",
                "PATTERN|dd.MM.yyyy HH:mm|'21.11.2026 08:15'|2026-11-21T08:15:00+01:00",
                "PATTERN|yyyy-MM-dd HH:mm:ssx|'2026-11-21 08:15:00+00'|2026-11-21T08:15:00Z",
                "PATTERN|MMM d, yyyy h:mm a|'Nov 21, 2026 8:15 PM'|2026-11-21T20:15:00+01:00"
            })
    void readsTimeAsTheMakerWritesIt(TimeFormat format, @Nullable String pattern, String written, OffsetDateTime time) {
        MappedTime rule = new MappedTime(new Pointer("/t"), format, pattern, null, true);
        Mapping mapping = Mapping.flat("application/x.a", rule, Kind.PULSE, MappedValue.at("value", "/p"));
        assertThat(decode(mapping, "{'p':71,'t':%s}".formatted(written)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Legible.class,
                        legible -> assertThat(legible.reading().time()).isEqualTo(time));
    }

    @Test
    void aMappingIsForItsContentTypeAndForPlainJsonOfItsDevices() {
        Decoders decoders = Decoders.standard(OSLO).with(Makers.ALL, OSLO);
        byte[] flat = Example.text("flat/blood-pressure.json").getBytes(UTF_8);
        assertThat(decoders.decode(message("kit", "Application/X.Hub.Flat+JSON; charset=utf-8", false, flat)))
                .hasOnlyElementsOfType(Legible.class);
        assertThat(decoders.decode(message("flat-hub", "application/json", false, flat)))
                .hasOnlyElementsOfType(Legible.class);
        assertThat(decoders.decode(message("flat-hub", null, false, flat))).hasOnlyElementsOfType(Legible.class);
        assertThat(decoders.decode(message("kit", null, false, flat)))
                .containsExactly(Illegible.because("kind: missing"));
        assertThat(decoders.decode(message("kit", "application/vnd.unknown+json", false, flat)))
                .containsExactly(Illegible.because("no decoder for application/vnd.unknown+json on reading"));
    }

    @Test
    void nobodyKnowsHowOldARetainedReadingWithoutItsOwnTimeIs() {
        Mapping clockless = new Mapping(
                "scale",
                "application/x.scale",
                null,
                null,
                null,
                MappedDetails.NONE,
                List.of(new MappedReading(Kind.WEIGHT, null, null, List.of(MappedValue.at("value", "/kg")))));
        byte[] payload = "{\"kg\":81.2}".getBytes(UTF_8);
        MappedJsonDecoder decoder = new MappedJsonDecoder(Mappings.only(clockless), OSLO);
        assertThat(decoder.decode(message("kit", "application/x.scale", false, payload)))
                .hasOnlyElementsOfType(Legible.class);
        assertThat(decoder.decode(message("kit", "application/x.scale", true, payload)))
                .containsExactly(Illegible.because("payload: retained and without a time of its own"));
    }

    @Test
    void anElementThatIsThereTwiceIsNotGuessedAt() {
        assertThat(
                        decode(
                                Makers.WITHINGS,
                                "{'body':{'measuregrps':[{'category':1,'date':1,'measures':[{'type':1,'value':1,'unit':0},{'type':1,'value':2,'unit':0}]}]}}"))
                .singleElement()
                .isInstanceOfSatisfying(Illegible.class, illegible -> assertThat(illegible.reason())
                        .isEqualTo("reading 1: value at /measures: there more than once"));
    }

    @Test
    void conditionsCompareWhatIsWritten() {
        Condition one = new Condition(new Pointer("/a~1b"), Set.of("1", "true"));
        assertThat(holds(one, "{'a/b':1}")).isTrue();
        assertThat(holds(one, "{'a/b':'1'}")).isTrue();
        assertThat(holds(one, "{'a/b':true}")).isTrue();
        assertThat(holds(one, "{'a/b':1.0}")).isFalse();
        assertThat(holds(one, "{'a/b':null}")).isFalse();
        assertThat(holds(one, "{}")).isFalse();
    }

    private static boolean holds(Condition only, String payload) {
        Mapping mapping = new Mapping(
                "a",
                "application/x.a",
                null,
                only,
                null,
                MappedDetails.NONE,
                List.of(new MappedReading(Kind.PULSE, null, null, List.of(MappedValue.at("value", "/p")))));
        return decode(mapping, payload).stream().noneMatch(Ignored.class::isInstance);
    }

    private static Reading reading(
            Kind kind, String time, @Nullable Integer sequence, Map<String, String> values, Details details) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        values.forEach((name, value) -> numbers.put(name, new BigDecimal(value)));
        return new Reading(kind, OffsetDateTime.parse(time), sequence, numbers, null, details);
    }

    private static List<Decoding> decode(Mapping mapping, String payload) {
        return new MappedJsonDecoder(Mappings.only(mapping), OSLO)
                .decode(message(
                        "kit",
                        mapping.contentType(),
                        false,
                        payload.replace('\'', '"').getBytes(UTF_8)));
    }

    private static Message message(String device, @Nullable String contentType, boolean retained, byte[] payload) {
        DeviceTopic topic = DeviceTopic.parse("dho/v1/" + device + "/reading").orElseThrow();
        return new Message(topic, contentType, null, Instant.EPOCH, retained, payload);
    }
}
