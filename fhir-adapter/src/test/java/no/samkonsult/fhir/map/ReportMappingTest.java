package no.samkonsult.fhir.map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.ReportedObservation;
import no.samkonsult.fhir.ReportedObservation.Circumstance;
import no.samkonsult.fhir.ReportedObservation.Clocks;
import no.samkonsult.fhir.ReportedObservation.Context;
import no.samkonsult.fhir.ReportedObservation.DeviceTold;
import no.samkonsult.fhir.ReportedObservation.Measured;
import no.samkonsult.fhir.ReportedObservation.Missing;
import no.samkonsult.fhir.ReportedObservation.Remark;
import no.samkonsult.fhir.ReportedObservation.Status;
import no.samkonsult.fhir.ReportedObservation.Unreadable;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.terms.KindTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportMappingTest {
    private static final String TIME = "2026-11-21T08:15:00+01:00";
    private static final String WEIGHT = """
            {'resourceType':'Observation','status':'final',
             'code':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},
             'effectiveDateTime':'2026-11-21T08:15:00+01:00',
             'valueQuantity':{'value':81.40,'system':'http://unitsofmeasure.org','code':'kg'}}""";

    @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "observation-example, 2016-03-28, WEIGHT, VALUE, 185, [lb_av]",
                "observation-example-heart-rate, 1999-07-02, PULSE, VALUE, 44, -",
                "observation-example-respiratory-rate, 1999-07-02, RESPIRATORY_RATE, VALUE, 26, -",
                "observation-example-body-temperature, 1999-07-02, TEMPERATURE, VALUE, 36.5, -",
                "observation-example-bloodpressure, 2012-09-17, BLOOD_PRESSURE, SYSTOLIC, 107, -",
                "observation-example-bloodpressure, 2012-09-17, BLOOD_PRESSURE, DIASTOLIC, 60, -",
            })
    void readsTheSpecificationsVitalSignsOnceTheyHaveATimeOfDay(
            String example, String day, Kind kind, ValueName name, BigDecimal value, String unit) {
        String withTime = Published.r4(example).replace("\"" + day + "\"", "\"" + day + "T10:00:00+02:00\"");
        assertThat(single(withTime)).isInstanceOfSatisfying(Measured.class, measured -> {
            assertThat(measured.kind()).isEqualTo(kind);
            assertThat(measured.values()).containsEntry(name, value);
            assertThat(measured.unit()).isEqualTo(unit);
        });
        assertThat(reason(Published.r4(example))).isEqualTo("effective: not a date and time with offset");
    }

    @Test
    void readsTheSpecificationsOxygenSaturation() {
        Measured saturation = measured(Published.r4("observation-example-satO2"));
        assertThat(saturation.kind()).isEqualTo(Kind.OXYGEN_SATURATION);
        assertThat(saturation.values()).containsExactly(Map.entry(ValueName.SATURATION, new BigDecimal("95")));
        assertThat(saturation.context().time()).isEqualTo("2014-12-05T09:30:10+01:00");
        assertThat(saturation.context().device()).containsExactly("example");
    }

    @Test
    void readsTheSpecificationsGlucoseOfAPeriodThatHasNotEnded() {
        Measured glucose = measured(Published.r4("observation-example-f001-glucose"));
        assertThat(glucose.values()).containsExactly(Map.entry(ValueName.VALUE, new BigDecimal("6.3")));
        assertThat(glucose.context().time()).isEqualTo("2013-04-02T09:30:10+01:00");
        assertThat(glucose.context().duration()).isNull();
    }

    @Test
    void readsTheSpecificationsWithdrawnTemperature() {
        Measured temperature = measured(Published.r4("observation-example-f202-temperature"));
        assertThat(temperature.context().status()).isEqualTo(Status.ENTERED_IN_ERROR);
        assertThat(temperature.values()).containsEntry(ValueName.VALUE, new BigDecimal("39"));
        assertThat(temperature.context().time()).isNull();
    }

    @Test
    void readsTheSpecificationsBloodPressureWithoutADiastolicOne() {
        String example = Published.r4("observation-example-bloodpressure-dar")
                .replace("\"2012-09-17\"", "\"2012-09-17T10:00:00Z\"");
        Measured pressure = measured(example);
        assertThat(pressure.values()).containsOnlyKeys(ValueName.SYSTOLIC);
        assertThat(pressure.context().missing()).isEqualTo(Missing.ERROR);
        assertThat(pressure.context().circumstances()).containsExactly(Circumstance.RIGHT_ARM);
    }

    @ParameterizedTest
    @CsvSource({
        "observation-example-bloodpressure-cancel, status: not one of a result",
        "observation-example-vitals-panel, code: not of a known kind",
        "observation-example-spirometry, valueQuantity.system: not UCUM"
    })
    void saysWhyItMakesNothingOfTheSpecificationsOthers(String example, String reason) {
        assertThat(reason(Published.r4(example))).isEqualTo(reason);
    }

    @Test
    void testDataAreMarked() {
        String example =
                Published.r4("observation-example-bloodpressure").replace("\"2012-09-17\"", "\"2012-09-17T10:00:00Z\"");
        assertThat(measured(example).context().remarks()).containsExactly(Remark.TEST);
    }

    @Test
    void readsTheDeviceGuidesBundle() {
        Clocks clocks = new Clocks(
                OffsetDateTime.parse("2019-09-20T12:40:07.936-04:00"),
                OffsetDateTime.parse("2019-09-20T12:40:09.000-04:00"));
        List<String> oximeter = List.of("00:1c:05:00:78:25", "00:1c:05:04:00:00:78:25", "phd-001");
        Context context = new Context(
                OffsetDateTime.parse("2019-09-20T12:40:18-04:00"),
                null,
                oximeter,
                clocks,
                Set.of(),
                Set.of(),
                null,
                Status.FINAL);
        assertThat(read(Published.phd("bundle-example-1")))
                .containsExactly(
                        new Measured(
                                "entry[4].resource.",
                                Kind.OXYGEN_SATURATION,
                                Map.of(ValueName.SATURATION, new BigDecimal("98")),
                                null,
                                null,
                                context),
                        new Measured(
                                "entry[5].resource.",
                                Kind.PULSE,
                                Map.of(ValueName.VALUE, new BigDecimal("47")),
                                null,
                                null,
                                context),
                        new DeviceTold("entry[3].resource.", oximeter, null));
    }

    @Test
    void readsTheDeviceGuidesCompoundBloodPressure() {
        Measured pressure = measured(Published.phd("compound-numeric-blood-pressure"));
        assertThat(pressure.values())
                .isEqualTo(Map.of(
                        ValueName.SYSTOLIC, new BigDecimal("116"),
                        ValueName.DIASTOLIC, new BigDecimal("71"),
                        ValueName.MEAN, new BigDecimal("86")));
        assertThat(pressure.context().time()).isEqualTo("2018-11-11T11:38:15-05:00");
        assertThat(pressure.context().device()).containsExactly("phd-711000FEFF5F49B0.B0495F001071");
    }

    @Test
    void readsTheDeviceGuidesGlucoseInItsOwnUnit() {
        Measured glucose = measured(Published.phd("glucose-observation"));
        assertThat(glucose.kind()).isEqualTo(Kind.GLUCOSE);
        assertThat(glucose.values()).containsEntry(ValueName.VALUE, new BigDecimal("99"));
        assertThat(glucose.unit()).isEqualTo("mg/dL");
    }

    @Test
    void aReadClockIsNewsOfTheDeviceThatTheDeviceGuideMeans() {
        assertThat(single(Published.phd("coin-example-1")))
                .isEqualTo(new DeviceTold("", List.of("phd-00601900010E9234.F45EABA80832"), null));
    }

    @Test
    void aTimeThatAGatewayHasMovedBeforeThisPayloadIsByARightClock() {
        OffsetDateTime time = OffsetDateTime.parse("2018-11-11T11:38:15-05:00");
        assertThat(measured(Published.phd("compound-numeric-blood-pressure"))
                        .context()
                        .clocks())
                .isEqualTo(new Clocks(time, time));
    }

    @Test
    void passesOverASignalQuality() {
        assertThat(read(Published.phd("numeric-observation-not-a-number"))).isEmpty();
    }

    @Test
    void joinsAMealToTheGlucoseOfItsDeviceAndTime() {
        String glucose = Published.phd("glucose-observation")
                .replace("2025-01-08T19:07:48-05:00", "2017-06-02T15:02:35-04:00")
                .replace("Device/phd-74E8FFFEFF051C00.001C05FFE874", "Device/phd-00601900010E9234.F45EABA80832");
        String meal = Published.phd("meal-context-observation");
        assertThat(read(bundle(meal, glucose)))
                .singleElement()
                .isInstanceOfSatisfying(Measured.class, measured -> assertThat(
                                measured.context().circumstances())
                        .containsExactly(Circumstance.AFTER_MEAL));
        assertThat(read(bundle(meal, Published.phd("glucose-observation"))))
                .contains(new Unreadable("entry[0].resource.", "code: a meal without its glucose"));
    }

    @Test
    void joinsTheValuesOfOneSpirometry() {
        assertThat(read(bundle(
                        observation("20150-9", quantity("2.31", "L")),
                        observation("19868-9", quantity("3.02", "L")),
                        observation("33452-4", quantity("412", "L/min")))))
                .singleElement()
                .isInstanceOfSatisfying(Measured.class, measured -> {
                    assertThat(measured.unit()).isNull();
                    assertThat(measured.values())
                            .isEqualTo(Map.of(
                                    ValueName.FEV1, new BigDecimal("2.31"),
                                    ValueName.FVC, new BigDecimal("3.02"),
                                    ValueName.PEF, new BigDecimal("412")));
                });
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatThisServiceWritesItself(Kind kind) {
        var first = KindTerms.of(kind).values().getFirst().name();
        String written = R4.context()
                .newJsonParser()
                .encodeResourceToString(
                        ObservationMapping.toResource(Readings.reading(kind, Readings.value(first, "42.0"))));
        assertThat(single(written)).isInstanceOfSatisfying(Measured.class, measured -> {
            assertThat(measured.kind()).isEqualTo(kind);
            assertThat(measured.values()).containsEntry(first, new BigDecimal("42.0"));
            assertThat(measured.unit()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2339-0, mg/dL, GLUCOSE, mg/dL",
        "41653-7, mg/dl, GLUCOSE, mg/dL",
        "15074-8, mmol/l, GLUCOSE,",
        "6301-6, {INR}, INR,",
        "6301-6, 1, INR,",
        "55423-8, {steps}, STEPS,",
        "8867-4, {beat}/min, PULSE,",
        "8310-5, [degF], TEMPERATURE, [degF]",
        "9279-1, {breaths}/min, RESPIRATORY_RATE,",
        "59408-5, 1, OXYGEN_SATURATION, 1"
    })
    void namesTheUnitOnlyWhereItIsNotTheCanonicalOne(String loinc, String ucum, Kind kind, String unit) {
        Measured measured = measured(observation(loinc, quantity("5.0", ucum)));
        assertThat(measured.kind()).isEqualTo(kind);
        assertThat(measured.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "160020, ''", "160184, CAPILLARY WHOLE_BLOOD", "160188, CAPILLARY", "160192, VENOUS WHOLE_BLOOD",
        "160196, VENOUS", "160200, ARTERIAL WHOLE_BLOOD", "160204, ARTERIAL", "160212, INTERSTITIAL",
        "160364, WHOLE_BLOOD", "160368, ''"
    })
    void readsTheSampleFromTheCodeOfAGlucose(String mdc, String circumstances) {
        Measured glucose = measured(observation("15074-8", quantity("5.0", "mmol/L"))
                .replace("http://loinc.org", "urn:iso:std:iso:11073:10101")
                .replace("15074-8", mdc));
        assertThat(glucose.context().circumstances().stream().map(Enum::name).sorted())
                .isEqualTo(circumstances.isEmpty() ? List.of() : List.of(circumstances.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5.0", "5.00", "0.10", "120"})
    void decimalsKeepTheirPrecision(String value) {
        assertThat(measured(observation("15074-8", quantity(value, "mmol/L"))).values())
                .containsEntry(ValueName.VALUE, new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource({
        "final, FINAL",
        "preliminary, FINAL",
        "amended, AMENDED",
        "corrected, AMENDED",
        "entered-in-error, ENTERED_IN_ERROR"
    })
    void takesEveryStatusOfAResult(String code, Status status) {
        assertThat(measured(WEIGHT.replace("'final'", "'" + code + "'"))
                        .context()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void doubtsAPreliminaryResult() {
        assertThat(measured(WEIGHT.replace("'final'", "'preliminary'"))
                        .context()
                        .remarks())
                .containsExactly(Remark.PRELIMINARY);
    }

    @Test
    void aWithdrawnReadingNeedsNoValue() {
        String withdrawn = WEIGHT.replace("'final'", "'entered-in-error'").replaceAll(",\\s*'valueQuantity'.*", "}");
        assertThat(measured(withdrawn).context().missing()).isEqualTo(Missing.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "not-a-number, NOT_A_NUMBER", "positive-infinity, POSITIVE_INFINITY", "negative-infinity, NEGATIVE_INFINITY",
        "error, ERROR", "unknown, ERROR", "not-performed, ERROR"
    })
    void tellsWhyAValueIsMissing(String code, Missing missing) {
        String absent = WEIGHT.replaceAll(
                "'valueQuantity'.*",
                "'dataAbsentReason':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/data-absent-reason','code':'"
                        + code + "'}]}}");
        Measured measured = measured(absent);
        assertThat(measured.values()).isEmpty();
        assertThat(measured.context().missing()).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({"<, NEGATIVE_INFINITY", ">=, POSITIVE_INFINITY"})
    void aValueBeyondTheMetersRangeIsNoValue(String comparator, Missing missing) {
        Measured measured = measured(WEIGHT.replace("'value':", "'comparator':'" + comparator + "','value':"));
        assertThat(measured.values()).isEmpty();
        assertThat(measured.context().missing()).isEqualTo(missing);
    }

    @Test
    void aPeriodHasADuration() {
        String period = "'effectivePeriod':{'start':'2026-11-21T08:00:00+01:00','end':'2026-11-21T08:00:30+01:00'}";
        Context context = measured(WEIGHT.replace("'effectiveDateTime':'" + TIME + "'", period))
                .context();
        assertThat(context.time()).isEqualTo("2026-11-21T08:00:00+01:00");
        assertThat(context.duration()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {TIME, "2026-11-21T08:15:00.123456+01:00", "2026-11-21T07:15:00Z"})
    void theTimeIsAsReported(String time) {
        assertThat(measured(WEIGHT.replace(TIME, time)).context().time()).isEqualTo(OffsetDateTime.parse(time));
        assertThat(measured(WEIGHT.replace("effectiveDateTime", "effectiveInstant")
                                .replace(TIME, time))
                        .context()
                        .time())
                .isEqualTo(OffsetDateTime.parse(time));
    }

    @Test
    void readsBodyPosition() {
        assertThat(measured(WEIGHT.replace("'status'", """
                'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/observation-bodyPosition',
                'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'33586001'}]}}],'status'""")).context().circumstances())
                .containsExactly(Circumstance.SITTING);
    }

    @Test
    void readsPulseAndOxygenFlowInComponents() {
        String saturation = observation("59408-5", quantity("93", "%"))
                .replaceFirst(
                        "}$",
                        ",'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},%s},{'code':{'coding':[{'system':'http://loinc.org','code':'3151-8'}]},%s}]}"
                                .formatted(quantity("71", "{beats}/min"), quantity("1.5", "L/min")));
        Measured measured = measured(saturation);
        assertThat(measured.pulse()).isEqualTo("71");
        assertThat(measured.values()).containsEntry(ValueName.OXYGEN_FLOW, new BigDecimal("1.5"));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'device':{'reference':'Device/abc'}|abc",
                "'device':{'reference':'https://gateway.example/fhir/Device/abc'}|abc",
                "'device':{'identifier':{'system':'https://samkonsult.no/fhir/NamingSystem/device','value':'anna-bp'}}|anna-bp",
                "'device':{'identifier':{'system':'http://hl7.org/fhir/sid/eui-48/bluetooth','value':'C4-7C-8D-6A-10-2F'}}|c4:7c:8d:6a:10:2f",
                "'contained':[{'resourceType':'Device','id':'d','identifier':[{'value':'SN 1'}]}],'device':{'reference':'#d'}|SN 1,d",
                "'device':{'display':'the cuff'}|",
                "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/observation-gatewayDevice','valueReference':{'reference':'Device/g'}}],'device':{'reference':'Device/g'}|",
            })
    void namesTheDevice(String fields, String names) {
        assertThat(measured(WEIGHT.replace("'status'", fields + ",'status'"))
                        .context()
                        .device())
                .isEqualTo(names == null ? List.of() : List.of(names.split(",")));
    }

    @Test
    void readsTheChargeOfABattery() {
        String battery =
                observation("67996", quantity("80", "%")).replace("http://loinc.org", "urn:iso:std:iso:11073:10101");
        assertThat(single(battery)).isEqualTo(new DeviceTold("", List.of(), new BigDecimal("80")));
    }

    @Test
    void oneBadEntrySpoilsNoOther() {
        assertThat(read(bundle(
                        WEIGHT.replace("'final'", "'finished'"),
                        "{'resourceType':'Observation','component':'none'}",
                        WEIGHT,
                        "{'resourceType':'Patient','name':7}")))
                .extracting(each -> each.path() + each.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "entry[2].resource.Measured", "entry[0].resource.Unreadable", "entry[1].resource.Unreadable");
    }

    @Test
    void unknownElementsAreTolerated() {
        assertThat(single(WEIGHT.replace("'status'", "'firmware':{'deep':[1]},'_status':{'x':1},'status'")))
                .isInstanceOf(Measured.class);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'status':'final'|'status':'registered'|status: not one of a result",
                "'status':'final',|''|payload: not acceptable JSON",
                "'status':'final',||status: missing",
                "'final'|'final','modifierExtension':[{'url':'http://example.org/not','valueBoolean':true}]|modifierExtension: not understood",
                "'final'|'final','implicitRules':'http://example.org/rules'|implicitRules: not understood",
                "29463-7|29463-8|code: not of a known kind",
                "'code':'29463-7'}|'code':'29463-7'},{'system':'http://loinc.org','code':'8867-4'}|code: of different measurements",
                "'code':'kg'|'unit':'kg'|valueQuantity.code: missing",
                "http://unitsofmeasure.org|http://example.org|valueQuantity.system: not UCUM",
                "81.40|'heavy'|not an Observation of FHIR R4",
                "2026-11-21T08:15:00+01:00|2026-11-21|effective: not a date and time with offset",
                "2026-11-21T08:15:00+01:00|2026-11-21T08:15:00|effective: not a date and time with offset",
                "2026-11-21T08:15:00+01:00|yesterday|not an Observation of FHIR R4",
                "'resourceType':'Observation'|'resourceType':'Patient'|resourceType: not Observation or Bundle",
                "'resourceType':'Observation',||resourceType: not Observation or Bundle",
                "'status'|'device':{'reference':'urn:uuid:752b1a27-bbed-47d6-bbb8-b649a5261c52'},'status'|device.reference: to nothing in this payload"
            })
    void namesTheFieldAndWhatIsWrongWithIt(String good, String bad, String reason) {
        assertThat(reason(WEIGHT.replace(good, bad == null ? "" : bad))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "1",
                "{",
                "{} {}",
                "{'a':1e9999999999}",
                "{'a':[{'b':1e999999999}]}",
                "{'a':1e-1001}",
                "{'a':1,'a':2}"
            })
    void refusesWhatIsNoJsonObject(String payload) {
        assertThat(reason(payload)).isEqualTo("payload: not acceptable JSON");
    }

    @Test
    void refusesABundleOfAnotherType() {
        assertThat(reason(bundle(WEIGHT).replace("transaction", "searchset")))
                .isEqualTo("type: not transaction, batch or collection");
    }

    @Test
    void refusesToDeleteAndToLookIntoABundleInsideABundle() {
        assertThat(reason(
                        "{'resourceType':'Bundle','type':'batch','entry':[{'request':{'method':'DELETE'},'resource':%s}]}"
                                .formatted(WEIGHT)))
                .isEqualTo("request.method: not POST or PUT");
        assertThat(reason(bundle(bundle(WEIGHT)))).isEqualTo("a Bundle inside a Bundle");
    }

    @Test
    void readsSixtyFourKilobytesAndTwoHundredEntriesAndNoMore() {
        assertThat(single(WEIGHT + " ".repeat(65_536 - WEIGHT.length()))).isInstanceOf(Measured.class);
        assertThat(reason(WEIGHT + " ".repeat(65_537 - WEIGHT.length()))).isEqualTo("payload: more than 65536 bytes");
        assertThat(read(entries(200))).isEmpty();
        assertThat(reason(entries(201))).isEqualTo("entry: more than 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 20_000})
    void refusesDeepNesting(int levels) {
        assertThat(reason("{'extension':" + "[".repeat(levels) + "]".repeat(levels) + "}"))
                .isEqualTo("payload: not acceptable JSON");
    }

    private static String entries(int count) {
        return "{'resourceType':'Bundle','type':'batch','entry':[" + "{},".repeat(count - 1) + "{}]}";
    }

    private static String bundle(String... resources) {
        String entries = Stream.of(resources)
                .map(resource -> "{\"resource\":%s}".formatted(quoted(resource)))
                .collect(Collectors.joining(","));
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[%s]}".formatted(entries);
    }

    private static String observation(String loinc, String value) {
        return """
                {'resourceType':'Observation','status':'final',
                 'code':{'coding':[{'system':'http://loinc.org','code':'%s'}]},
                 'effectiveDateTime':'2026-11-21T08:15:00+01:00',%s}""".formatted(loinc, value);
    }

    private static String quantity(String value, String code) {
        return "'valueQuantity':{'value':%s,'system':'http://unitsofmeasure.org','code':'%s'}".formatted(value, code);
    }

    private static Measured measured(String payload) {
        assertThat(single(payload)).isInstanceOf(Measured.class);
        return (Measured) single(payload);
    }

    private static String reason(String payload) {
        assertThat(single(payload)).isInstanceOf(Unreadable.class);
        return ((Unreadable) single(payload)).reason();
    }

    private static ReportedObservation single(String payload) {
        List<ReportedObservation> all = read(payload);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<ReportedObservation> read(String payload) {
        return ReportMapping.read(quoted(payload).getBytes(UTF_8));
    }

    /** JSON with its own quotes, of one that is written in Java with apostrophes. */
    private static String quoted(String json) {
        return json.contains("\"resourceType\"") ? json : json.replace('\'', '"');
    }
}
