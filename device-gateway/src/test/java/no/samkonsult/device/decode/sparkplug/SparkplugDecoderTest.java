package no.samkonsult.device.decode.sparkplug;

import static no.samkonsult.device.decode.sparkplug.Encoded.aliased;
import static no.samkonsult.device.decode.sparkplug.Encoded.metric;
import static no.samkonsult.device.decode.sparkplug.Encoded.payload;
import static no.samkonsult.device.decode.sparkplug.SparkplugExamples.THEN;
import static no.samkonsult.device.decode.sparkplug.SparkplugExamples.cuffBirth;
import static no.samkonsult.device.decode.sparkplug.SparkplugExamples.death;
import static no.samkonsult.device.decode.sparkplug.SparkplugExamples.nodeBirth;
import static no.samkonsult.device.decode.sparkplug.SparkplugExamples.pibrella;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkplugDecoderTest {
    private static final OffsetDateTime TIME = Instant.ofEpochMilli(THEN).atOffset(ZoneOffset.UTC);
    private static final EdgeNode EDGE = new EdgeNode("gateway-1", "Sparkplug B Devices", "Raspberry Pi");

    private final InMemoryBirths births = new InMemoryBirths();
    private final Decoders decoders = Decoders.nativeJson().with(Channel.SPARKPLUG, new SparkplugDecoder(births));

    @Test
    void theSpecificationsBirthOfAnEdgeNodeTellsThatItIsOnline() {
        assertThat(decode("NBIRTH", nodeBirth(0))).containsExactly(online("Raspberry Pi", true));
        assertThat(births.find(EDGE)).singleElement().satisfies(birth -> {
            assertThat(birth.bdSeq()).isZero();
            assertThat(birth.metrics()).hasSize(10);
        });
    }

    @Test
    void theSpecificationsBirthOfADeviceTellsThatItIsOnline() {
        decode("NBIRTH", nodeBirth(0));
        assertThat(decode("DBIRTH", "Pibrella", pibrella())).containsExactly(online("Pibrella", true));
        assertThat(births.asked()).isEmpty();
    }

    @Test
    void theSpecificationsDataSayNothingOfAPatientAndAreNoLoss() {
        decode("NBIRTH", nodeBirth(0));
        decode("DBIRTH", "Pibrella", pibrella());
        assertThat(decode(
                        "NDATA",
                        payload(THEN)
                                .with(metric("Supply Voltage").timestamp(THEN).single(12.3f))
                                .sequence(2)))
                .containsExactly(heard("Raspberry Pi"));
        assertThat(decode(
                        "DDATA",
                        "Pibrella",
                        payload(THEN)
                                .with(metric("Inputs/A").timestamp(THEN).flag(true))
                                .with(metric("Inputs/C").timestamp(THEN).flag(true))
                                .sequence(3)))
                .containsExactly(heard("Pibrella"));
        assertThat(births.asked()).isEmpty();
    }

    @Test
    void theSpecificationsDeathsTellWhoIsOffline() {
        decode("NBIRTH", nodeBirth(0));
        decode("DBIRTH", "Pibrella", pibrella());
        assertThat(decode("DDEATH", "Pibrella", payload(THEN).sequence(2))).containsExactly(online("Pibrella", false));
        assertThat(decode("NDEATH", death(0)))
                .containsExactly(online("Raspberry Pi", false), online("Pibrella", false));
    }

    @Test
    void aDeathOfAnEarlierSessionTellsNothing() {
        decode("NBIRTH", nodeBirth(1));
        assertThat(decode("NDEATH", death(0))).containsExactly(heard("Raspberry Pi"));
        assertThat(decode("NDEATH", death(1))).containsExactly(online("Raspberry Pi", false));
    }

    @Test
    void aDeathWithoutAKnownBirthIsBelieved() {
        assertThat(decode("NDEATH", death(7))).containsExactly(online("Raspberry Pi", false));
    }

    @Test
    void anEdgeNodesBirthEndsThoseOfItsDevices() {
        cuffIsBorn();
        decode("NBIRTH", nodeBirth(1), Instant.EPOCH.plusSeconds(1));
        assertThat(decode(
                        "DDATA",
                        "cuff",
                        payload(THEN).with(aliased(1).twofold(128)).sequence(1)))
                .containsExactly(Illegible.because("metrics[0].alias: not announced by a birth"));
        assertThat(births.asked()).containsExactly(EDGE);
    }

    @Test
    void readsMetricsByTheirAliasesAsOneReading() {
        cuffIsBorn();
        assertThat(decode(
                        "DDATA",
                        "cuff",
                        payload(THEN + 500)
                                .with(aliased(1).timestamp(THEN).varint(10, 128))
                                .with(aliased(2).timestamp(THEN).varint(10, 82))
                                .with(aliased(3).timestamp(THEN).varint(10, 71))
                                .sequence(2)))
                .containsExactly(Legible.of(new Reading(
                        Kind.BLOOD_PRESSURE,
                        TIME,
                        null,
                        Map.of(
                                "systolic", new BigDecimal("128"),
                                "diastolic", new BigDecimal("82"),
                                "pulse", new BigDecimal("71")),
                        null,
                        Details.builder().beneath("cuff").build())));
        assertThat(births.asked()).isEmpty();
    }

    @Test
    void anotherProcessKnowsTheAliases() {
        cuffIsBorn();
        var other = new SparkplugDecoder(births);
        assertThat(other.decode(message(
                        "DDATA/Raspberry Pi/cuff",
                        payload(THEN).with(aliased(3).varint(10, 71)).sequence(2))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Legible.class,
                        legible -> assertThat(legible.reading().kind()).isEqualTo(Kind.PULSE));
    }

    @Test
    void anUnknownAliasSpoilsNoOtherAndAsksForARebirth() {
        cuffIsBorn();
        List<Decoding> decodings = decode(
                "DDATA",
                "cuff",
                payload(THEN)
                        .with(aliased(3).varint(10, 71))
                        .with(aliased(99).varint(10, 1))
                        .sequence(2));
        assertThat(decodings)
                .hasSize(2)
                .contains(Illegible.because("metrics[1].alias: not announced by a birth"))
                .anyMatch(Legible.class::isInstance);
        assertThat(births.asked()).containsExactly(EDGE);
    }

    @ParameterizedTest(name = "after {0} comes {1}: asks {2}")
    @CsvSource({
        "1, 2, false",
        "1, 3, true",
        "1, 1, false",
        "200, 201, false",
        "255, 0, false",
        "255, 1, true",
        "5, 3, false",
        "5, 132, true"
    })
    void aGapInTheSequenceAsksForARebirthAndLosesNothing(int earlier, int number, boolean asks) {
        cuffIsBorn();
        births.sequence(EDGE, earlier);
        assertThat(decode(
                        "DDATA",
                        "cuff",
                        payload(THEN).with(aliased(3).varint(10, 71)).sequence(number)))
                .first()
                .isInstanceOf(Legible.class);
        assertThat(births.asked().isEmpty()).isNotEqualTo(asks);
    }

    @Test
    void dataBeforeAnyBirthAreReadByNameAndAskForARebirth() {
        assertThat(decode("DDATA", "scale", weight(metric("weight").single(81.4f))))
                .first()
                .isInstanceOf(Legible.class);
        assertThat(births.asked()).containsExactly(EDGE);
    }

    @ParameterizedTest
    @CsvSource({"128, 128", "5.0, 5", "81.4, 81.4", "0.1, 0.1", "1e10, 10000000000"})
    void fractionsHaveTheirShortestDecimals(String written, BigDecimal value) {
        assertThat(value(metric("weight").single(Float.parseFloat(written)))).isEqualTo(value);
        assertThat(value(metric("weight").twofold(Double.parseDouble(written)))).isEqualTo(value);
    }

    @ParameterizedTest(name = "type {0}, bits {1}: {2}")
    @CsvSource({
        "1, 4294967295, -1",
        "2, 4294967295, -1",
        "3, 4294967295, -1",
        "4, -1, -1",
        "5, 255, 255",
        "6, 65535, 65535",
        "7, 4294967295, 4294967295",
        "3, 71, 71",
        "13, 71, 71"
    })
    void wholeNumbersAreOfTheirType(int datatype, long bits, BigDecimal value) {
        assertThat(value(metric("steps").whole(datatype, bits))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "weight, lb, [lb_av]",
        "weight, kg,",
        "temperature, °F, [degF]",
        "temperature, °C,",
        "glucose, mg/dL, mg/dL",
        "pulse, bpm,",
        "inr, '',"
    })
    void unitsAreUcum(String name, String engineeringUnit, String ucum) {
        assertThat(reading(metric(name).unit(engineeringUnit).single(81.4f)).unit())
                .isEqualTo(ucum);
    }

    @Test
    void aUnitMayBeAnnouncedByTheBirthAlone() {
        decode("NBIRTH", nodeBirth(0));
        decode(
                "DBIRTH",
                "scale",
                payload(THEN)
                        .with(metric("weight")
                                .alias(4)
                                .timestamp(THEN)
                                .unit("lb")
                                .single(0))
                        .sequence(1));
        assertThat(decode(
                        "DDATA",
                        "scale",
                        payload(THEN).with(aliased(4).single(180)).sequence(2)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Legible.class,
                        legible -> assertThat(legible.reading().unit()).isEqualTo("[lb_av]"));
    }

    @Test
    void historicalMetricsAreStoredOnesAndChangeNoState() {
        assertThat(reading(metric("weight").historical().timestamp(THEN).single(81.4f))
                        .details()
                        .marks())
                .containsExactly(Mark.STORED);
        assertThat(decode(
                        "DDATA",
                        "scale",
                        payload(THEN)
                                .with(metric("battery").historical().single(0.1f))
                                .sequence(9)))
                .containsExactly(heard("scale"));
    }

    @ParameterizedTest
    @CsvSource({"192, false", "0, true", "500, true"})
    void aBadOrStaleQualityIsQuestionable(int code, boolean questionable) {
        assertThat(reading(metric("weight").quality(code).single(81.4f))
                        .details()
                        .marks()
                        .contains(Mark.QUESTIONABLE))
                .isEqualTo(questionable);
    }

    @Test
    void nullAndNoNumberAreAbsences() {
        assertThat(reading(metric("weight").isNull().varint(4, 9)).details().absence())
                .isEqualTo(Absence.ERROR);
        assertThat(reading(metric("weight").single(Float.NaN)).details().absence())
                .isEqualTo(Absence.NOT_A_NUMBER);
        assertThat(reading(metric("glucose").twofold(Double.POSITIVE_INFINITY))
                        .details()
                        .absence())
                .isEqualTo(Absence.POSITIVE_INFINITY);
    }

    @Test
    void aMissingDiastolicLeavesTheSystolic() {
        assertThat(decode(
                        "DDATA",
                        "cuff",
                        payload(THEN)
                                .with(metric("systolic").single(128))
                                .with(metric("diastolic").isNull())
                                .with(metric("pulse").isNull())
                                .sequence(0)))
                .singleElement()
                .isInstanceOfSatisfying(Legible.class, legible -> {
                    assertThat(legible.reading().values()).containsOnlyKeys("systolic");
                    assertThat(legible.reading().details().absence()).isEqualTo(Absence.ERROR);
                });
    }

    @Test
    void theChargeOfABatteryIsNewsOfTheDevice() {
        assertThat(decode(
                        "DDATA",
                        "scale",
                        payload(THEN)
                                .with(metric("Battery").unit("%").whole(3, 80))
                                .sequence(0)))
                .containsExactly(
                        new Told(DeviceStatus.battery(new BigDecimal("0.80")).of("scale")));
    }

    @Test
    void aBirthRepeatsALastValueAndReportsOneThatIsOlderThanItself() {
        decode("NBIRTH", nodeBirth(0));
        assertThat(decode(
                        "DBIRTH",
                        "scale",
                        payload(THEN)
                                .with(metric("weight").timestamp(THEN).single(81.4f))
                                .with(metric("pulse").timestamp(THEN - 60_000).single(71))
                                .sequence(1)))
                .hasSize(2)
                .contains(online("scale", true))
                .anyMatch(decoding ->
                        decoding instanceof Legible(Reading reading, var _) && reading.kind() == Kind.PULSE);
    }

    @Test
    void anAddressIsSpeltAsEverywhere() {
        assertThat(decode("DDEATH", "C47C8D6A102F", payload(THEN).sequence(0)))
                .containsExactly(online("c4:7c:8d:6a:10:2f", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NCMD/e", "DCMD/e/d", "NDATA/e/d", "DDATA/e", "NDATA/", "NDATA/e/d/x", "STATE/h", "NDATA/\u0007"
            })
    void whatIsNotAnEdgeNodesToSendIsIllegible(String rest) {
        assertThat(decoders.decode(message(rest, payload(THEN).sequence(0))))
                .containsExactly(Illegible.because("topic: not one of a Sparkplug edge node"));
    }

    @Test
    void saysWhatItCannotRead() {
        assertThat(reason("DDATA", weight(metric("weight").string("much"))))
                .isEqualTo("metrics[0].value: not a number");
        assertThat(reason("DDATA", weight(metric("weight").unit("stone").single(12))))
                .isEqualTo("metrics[0].properties.engUnit: not a known unit");
        assertThat(reason("DDATA", weight(metric("pulse").unit("kg").single(12))))
                .isEqualTo("metrics[0].properties.engUnit: not /min");
        assertThat(reason("DDATA", weight(new Encoded().single(12)))).isEqualTo("metrics[0].name: missing");
        assertThat(reason("DDATA", weight(metric("systolic").single(128)))).isEqualTo("values.diastolic: missing");
        assertThat(reason("DDATA", payload(THEN).with(metric("weight").single(12))))
                .isEqualTo("seq: missing");
        assertThat(reason("DDATA", payload(THEN).sequence(256))).isEqualTo("seq: not 0 to 255");
        assertThat(reason("DDATA", new Encoded().text(1, "now"))).isEqualTo("payload: not a Sparkplug B payload");
        assertThat(reason("NDEATH", payload(THEN))).isEqualTo("metrics: no bdSeq");
        assertThat(reason("NBIRTH", payload(THEN).with(aliased(1)).sequence(0)))
                .isEqualTo("metrics[0].name: not 1 to 256 characters");
    }

    @Test
    void aRetainedBirthOrDeathIsNotBelieved() {
        var retained = new Message(topic("NDEATH/Raspberry Pi"), null, null, Instant.EPOCH, true, death(0).bytes());
        assertThat(decoders.decode(retained))
                .containsExactly(Illegible.because("payload: a birth or death that was retained"));
    }

    @Test
    void readsSixtyFourKilobytesAndAThousandMetricsAndNoMore() {
        Encoded thousand = payload(THEN).sequence(0);
        for (int i = 0; i < 1000; i++) {
            thousand.with(metric("a").single(i));
        }
        assertThat(decode("DDATA", "scale", thousand)).containsExactly(heard("scale"));
        assertThat(reason("DDATA", thousand.with(metric("a")))).isEqualTo("metrics: more than 1000");
        assertThat(reason("DDATA", payload(THEN).text(4, "u".repeat(65_536))))
                .isEqualTo("payload: more than 65536 bytes");
    }

    @Property
    void anyBytesAreLegibleOrIllegible(@ForAll byte[] bytes) {
        assertThat(fresh().decode(message("DDATA/e/d", bytes))).isNotEmpty();
    }

    @Property(tries = 3000)
    void aMutilatedPayloadIsLegibleOrIllegible(
            @ForAll @IntRange(max = 400) int position, @ForAll byte put, @ForAll @IntRange(max = 400) int length) {
        for (String type : List.of("NBIRTH/e", "DBIRTH/e/d", "DDATA/e/d", "NDEATH/e")) {
            byte[] bytes = nodeBirth(0).bytes().clone();
            bytes[position % bytes.length] = put;
            byte[] cut = Arrays.copyOf(bytes, Math.max(1, bytes.length - length % 40));
            assertThat(fresh().decode(message(type, cut))).isNotEmpty();
        }
    }

    private static SparkplugDecoder fresh() {
        return new SparkplugDecoder(new InMemoryBirths());
    }

    private void cuffIsBorn() {
        decode("NBIRTH", nodeBirth(0));
        decode("DBIRTH", "cuff", cuffBirth());
    }

    private static Encoded weight(Encoded metric) {
        return payload(THEN).with(metric).sequence(0);
    }

    private BigDecimal value(Encoded metric) {
        return reading(metric).values().values().iterator().next();
    }

    private Reading reading(Encoded metric) {
        List<Decoding> decodings = decode("DDATA", "scale", weight(metric));
        assertThat(decodings).singleElement().isInstanceOf(Legible.class);
        return ((Legible) decodings.getFirst()).reading();
    }

    private String reason(String type, Encoded payload) {
        List<Decoding> decodings = type.startsWith("D") ? decode(type, "scale", payload) : decode(type, payload);
        assertThat(decodings).singleElement().isInstanceOf(Illegible.class);
        return ((Illegible) decodings.getFirst()).reason();
    }

    private static Decoding online(String beneath, boolean online) {
        return new Told(DeviceStatus.online(online).of(beneath));
    }

    private static Decoding heard(String beneath) {
        return new Told(new DeviceStatus(beneath, null, null, null));
    }

    private List<Decoding> decode(String type, Encoded payload) {
        return decode(type, payload, Instant.EPOCH);
    }

    private List<Decoding> decode(String type, Encoded payload, Instant receivedAt) {
        return decoders.decode(Message.plain(topic(type + "/Raspberry Pi"), null, receivedAt, payload.bytes()));
    }

    private List<Decoding> decode(String type, String device, Encoded payload) {
        return decoders.decode(message(type + "/Raspberry Pi/" + device, payload));
    }

    private static Message message(String rest, Encoded payload) {
        return message(rest, payload.bytes());
    }

    private static Message message(String rest, byte[] payload) {
        return Message.plain(topic(rest), null, Instant.EPOCH, payload);
    }

    private static DeviceTopic topic(String rest) {
        return DeviceTopic.parse("dho/v1/gateway-1/sparkplug/spBv1.0/Sparkplug B Devices/" + rest)
                .orElseThrow();
    }
}
