package no.samkonsult.deviceport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Correction;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.topic.DeviceTopic;
import no.samkonsult.fhir.ReportedObservation.Circumstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirDecoderTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-21T09:00:00Z");
    private static final String TIME = "2026-11-21T08:15:00+01:00";
    private static final String PRESSURE = """
            {'resourceType':'Observation','status':'final',
             'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},
             'effectivePeriod':{'start':'2026-11-21T08:15:00+01:00','end':'2026-11-21T08:15:40+01:00'},
             'bodySite':{'coding':[{'system':'http://snomed.info/sct','code':'368208006'}]},
             'device':{'reference':'Device/d'},
             'component':[
               {'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},
                'valueQuantity':{'value':128.0,'system':'http://unitsofmeasure.org','code':'mm[Hg]'}},
               {'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},
                'valueQuantity':{'value':82,'system':'http://unitsofmeasure.org','code':'mm[Hg]'}},
               {'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},
                'valueQuantity':{'value':71,'system':'http://unitsofmeasure.org','code':'/min'}}]}""";
    private static final String WEIGHT = """
            {'resourceType':'Observation','status':'final',
             'code':{'coding':[{'system':'urn:iso:std:iso:11073:10101','code':'188736'}]},
             'effectiveDateTime':'2026-11-21T08:15:00+01:00',
             'valueQuantity':{'value':81.40,'system':'http://unitsofmeasure.org','code':'kg'}}""";

    private static final String BUNDLE =
            "{'resourceType':'Bundle','type':'collection','entry':[{'resource':%s},{'resource':%s}]}"
                    .formatted(PRESSURE, WEIGHT);

    private static final int PAYLOADS = Integer.getInteger("samkonsult.fuzz", 5_000);
    private static final long FLAT = 16L * 1024 * 1024;

    @Test
    void readsAnObservationAsAReading() {
        Reading pressure = new Reading(
                Kind.BLOOD_PRESSURE,
                OffsetDateTime.parse(TIME),
                null,
                Map.of(
                        "systolic", new BigDecimal("128.0"),
                        "diastolic", new BigDecimal("82"),
                        "pulse", new BigDecimal("71")),
                null,
                Details.builder()
                        .beneath("d")
                        .duration(Duration.ofSeconds(40))
                        .supplement(Supplement.LEFT_ARM)
                        .build());
        assertThat(decode(PRESSURE)).containsExactly(Legible.of(pressure));
    }

    @Test
    void decimalsKeepTheirPrecision() {
        assertThat(details(WEIGHT.replace("81.40", "5.0")).values()).containsEntry("value", new BigDecimal("5.0"));
        assertThat(details(WEIGHT.replace("81.40", "5")).values()).containsEntry("value", new BigDecimal("5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'device':{'reference':'Device/gateway-1'}", "'device':{'display':'scale'}"})
    void theSenderItselfIsNotBeneathItself(String device) {
        assertThat(details(WEIGHT.replace("'status'", device + ",'status'"))
                        .details()
                        .beneath())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"corrected, AMENDED", "entered-in-error, ENTERED_IN_ERROR", "final, NONE"})
    void statusIsACorrection(String status, Correction correction) {
        assertThat(details(WEIGHT.replace("'final'", "'" + status + "'"))
                        .details()
                        .correction())
                .isEqualTo(correction);
    }

    @Test
    void whatIsPreliminaryIsQuestionable() {
        assertThat(details(WEIGHT.replace("'final'", "'preliminary'")).details().marks())
                .containsExactly(Mark.QUESTIONABLE);
    }

    @Test
    void anAbsentValueHasItsReason() {
        Reading absent = details(
                WEIGHT.replaceAll(
                        "'valueQuantity'.*",
                        "'dataAbsentReason':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/data-absent-reason','code':'not-a-number'}]}}"));
        assertThat(absent.values()).isEmpty();
        assertThat(absent.details().absence()).isEqualTo(Absence.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @EnumSource
    void everyCircumstanceIsASupplement(Circumstance circumstance) {
        assertThat(Arrays.stream(Supplement.values()).map(Enum::name)).contains(circumstance.name());
    }

    @Test
    void aTimeMovedToTheGatewaysClockIsMovedBackAndTheDevicesClockCarriedForwardToTheArrival() {
        String clock = """
                {'resourceType':'Observation','status':'final','id':'c',
                 'code':{'coding':[{'system':'urn:iso:std:iso:11073:10101','code':'67975'}]},
                 'effectiveDateTime':'2026-11-21T08:20:00+01:00','valueDateTime':'2026-11-21T08:17:30+01:00',
                 'subject':{'reference':'Device/d'}}""";
        String weight = WEIGHT.replace("'status'", "'derivedFrom':[{'reference':'Observation/c'}],'status'");
        String bundle = "{'resourceType':'Bundle','type':'collection','entry':[{'resource':%s},{'resource':%s}]}"
                .formatted(clock, weight);
        Legible legible = (Legible) decode(bundle).getFirst();
        assertThat(legible.reading().time()).isEqualTo("2026-11-21T08:12:30+01:00");
        assertThat(legible.reading().details().deviceClock()).isEqualTo("2026-11-21T09:57:30+01:00");
        assertThat(decode(bundle)).contains(new Told(new DeviceStatus("d", null, null, null)));
    }

    @Test
    void theChargeOfABatteryIsAFraction() {
        String battery =
                WEIGHT.replace("188736", "67996").replace("81.40", "80").replace("'kg'", "'%'");
        assertThat(decode(battery)).containsExactly(new Told(DeviceStatus.battery(new BigDecimal("0.80"))));
        assertThat(decode(battery.replace("80", "101")))
                .containsExactly(Illegible.because("battery: not between 0 and 1"));
    }

    @Test
    void aRetainedReadingNeedsATimeOfItsOwn() {
        String timeless = WEIGHT.replace("'effectiveDateTime':'" + TIME + "',", "");
        assertThat(details(timeless).time()).isNull();
        assertThat(new FhirDecoder().decode(message(timeless, true)))
                .containsExactly(Illegible.because("payload: retained and without a time of its own"));
        assertThat(new FhirDecoder().decode(message(WEIGHT, true))).first().isInstanceOf(Legible.class);
    }

    @Test
    void anEntryThatIsRefusedNamesItselfAndSpoilsNoOther() {
        String half = PRESSURE.replaceAll(
                "(?s),\\s*\\{'code':\\{'coding':\\[\\{'system':'http://loinc.org','code':'8462-4'.*", "]}");
        String bundle = "{'resourceType':'Bundle','type':'collection','entry':[{'resource':%s},{'resource':%s}]}"
                .formatted(half, WEIGHT);
        assertThat(decode(bundle))
                .hasSize(2)
                .contains(Illegible.because("entry[0].resource.values.diastolic: missing"))
                .anyMatch(Legible.class::isInstance);
    }

    @Property
    void anyBytesAreLegibleOrIllegible(@ForAll byte[] payload) {
        assertThat(new FhirDecoder().decode(Message.plain(topic(), null, RECEIVED, payload)))
                .isNotNull();
    }

    @Property(tries = 3000)
    void aBrokenObservationIsLegibleOrIllegible(@ForAll("broken") String payload) {
        assertThat(decode(payload)).isNotNull();
    }

    /** A million: {@code mvn -pl api -am test -Dtest=FhirDecoderTest -Dsamkonsult.fuzz=1000000 …}. */
    @Test
    void mutilatedPayloadsGiveDecodingsAndMemoryStaysFlat() {
        var random = new Random(20_261_122);
        decodeMutilated(random, PAYLOADS / 10);
        long before = heapInUse();
        decodeMutilated(random, PAYLOADS);
        assertThat(heapInUse() - before).isLessThan(FLAT);
    }

    @Property(tries = 500)
    void aReasonNeverRepeatsAValue(@ForAll("secrets") String secret, @ForAll("fields") String field) {
        String payload = PRESSURE.replace(field, "'" + secret + "'");
        assertThat(decode(payload)).allSatisfy(decoding -> {
            if (decoding instanceof Illegible(String reason, var _)) {
                assertThat(reason).doesNotContain(secret);
            }
        });
    }

    private static void decodeMutilated(Random random, int payloads) {
        List<byte[]> examples = Stream.of(PRESSURE, WEIGHT, BUNDLE)
                .map(example -> example.replace('\'', '"').getBytes(UTF_8))
                .toList();
        for (int i = 0; i < payloads; i++) {
            byte[] payload = mutilated(examples.get(i % examples.size()), examples.getFirst(), random);
            assertThat(new FhirDecoder().decode(Message.plain(topic(), null, RECEIVED, payload)))
                    .as(() -> HexFormat.of().formatHex(payload))
                    .isNotNull();
        }
    }

    /** Some bits flipped, or a part replaced by a part of another. */
    private static byte[] mutilated(byte[] example, byte[] other, Random random) {
        if (random.nextBoolean()) {
            byte[] flipped = example.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }
        int from = random.nextInt(example.length);
        int to = from + random.nextInt(example.length - from);
        int otherFrom = random.nextInt(other.length);
        int otherTo = otherFrom + random.nextInt(Math.min(40, other.length - otherFrom));
        return ByteBuffer.allocate(from + otherTo - otherFrom + example.length - to)
                .put(example, 0, from)
                .put(other, otherFrom, otherTo - otherFrom)
                .put(example, to, example.length - to)
                .array();
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Provide
    Arbitrary<String> broken() {
        Arbitrary<Integer> position = Arbitraries.integers().between(0, PRESSURE.length());
        Arbitrary<String> piece = Arbitraries.of(
                        "",
                        "{",
                        "}",
                        "[",
                        "]",
                        "'",
                        ":",
                        ",",
                        "null",
                        "true",
                        "-1",
                        "[{}]",
                        "{'a':[]}",
                        "'#'",
                        "'urn:x'",
                        "1e999999999",
                        "\\u0000",
                        "'contained':[{'resourceType':'Observation'}],",
                        "'_value':null,")
                .edgeCases(config -> config.none());
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 30);
        return Combinators.combine(position, length, piece)
                .as((from, taken, inserted) -> PRESSURE.substring(0, from)
                        + inserted
                        + PRESSURE.substring(Math.min(PRESSURE.length(), from + taken)));
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.integers().between(100_000, 999_999).map(String::valueOf);
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of("128.0", "82", "'final'", "'" + TIME + "'", "'mm[Hg]'", "'8480-6'", "'Device/d'");
    }

    private static Reading details(String payload) {
        assertThat(decode(payload)).singleElement().isInstanceOf(Legible.class);
        return ((Legible) decode(payload).getFirst()).reading();
    }

    private static List<Decoding> decode(String payload) {
        return new FhirDecoder().decode(message(payload, false));
    }

    private static Message message(String payload, boolean retained) {
        return new Message(
                topic(),
                FhirDecoder.CONTENT_TYPE,
                null,
                RECEIVED,
                retained,
                payload.replace('\'', '"').getBytes(UTF_8));
    }

    private static DeviceTopic topic() {
        return DeviceTopic.parse("dho/v1/gateway-1/reading").orElseThrow();
    }
}
