package no.samkonsult.fhir.map;

import static no.samkonsult.fhir.Readings.judged;
import static no.samkonsult.fhir.Readings.limit;
import static no.samkonsult.fhir.Readings.limited;
import static no.samkonsult.fhir.Readings.notAssessable;
import static no.samkonsult.fhir.Readings.reading;
import static no.samkonsult.fhir.Readings.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.ObservationRecord.Band;
import no.samkonsult.fhir.ObservationRecord.Interpretation;
import no.samkonsult.fhir.ObservationRecord.Status;
import no.samkonsult.fhir.Readings;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.terms.Profiles;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationMappingTest {
    @ParameterizedTest
    @MethodSource("everyKind")
    void satisfiesTheValidatorAndItsProfile(ObservationRecord row) {
        assertThat(R4Validation.BASE.errors(ObservationMapping.toResource(row))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void satisfiesTheValidatorEvenWithoutAnyValue(Kind kind) {
        var resource = ObservationMapping.toResource(notAssessable(kind, "no value could be read"));
        assertThat(R4Validation.BASE.errors(resource)).isEmpty();
        assertThat(resource.hasValue()).isFalse();
    }

    @Test
    void hasAValidatorThatSeesABrokenProfile() {
        var resource = ObservationMapping.toResource(reading(Kind.WEIGHT, value(ValueName.VALUE, "81.4")));
        resource.getValueQuantity().setCode("stone");
        assertThat(R4Validation.BASE.errors(resource)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PULSE, VALUE, 8867-4, /min, vital-signs, heartrate",
        "OXYGEN_SATURATION, SATURATION, 59408-5, %, vital-signs, oxygensat",
        "OXYGEN_SATURATION, SATURATION, 2708-6, %, vital-signs, oxygensat",
        "TEMPERATURE, VALUE, 8310-5, Cel, vital-signs, bodytemp",
        "WEIGHT, VALUE, 29463-7, kg, vital-signs, bodyweight",
        "RESPIRATORY_RATE, VALUE, 9279-1, /min, vital-signs, resprate",
        "GLUCOSE, VALUE, 15074-8, mmol/L, laboratory,",
        "INR, VALUE, 34714-6, {INR}, laboratory,",
        "STEPS, VALUE, 55423-8, {steps}, activity,"
    })
    void carriesCodeUnitCategoryAndProfile(
            Kind kind, ValueName name, String loinc, String ucum, String category, String profile) {
        var resource = ObservationMapping.toResource(reading(kind, value(name, "42")));
        assertThat(resource.getCode().hasCoding(Systems.LOINC, loinc)).isTrue();
        assertThat(resource.getValueQuantity().getCode()).isEqualTo(ucum);
        assertThat(resource.getValueQuantity().getSystem()).isEqualTo(Systems.UCUM);
        assertThat(resource.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo(category);
        assertThat(resource.getMeta().getProfile().stream().map(url -> url.getValue()))
                .isEqualTo(profile == null ? List.of() : List.of("http://hl7.org/fhir/StructureDefinition/" + profile));
    }

    @ParameterizedTest
    @CsvSource({
        "BLOOD_PRESSURE, SYSTOLIC, 8480-6, mm[Hg]",
        "BLOOD_PRESSURE, DIASTOLIC, 8462-4, mm[Hg]",
        "BLOOD_PRESSURE, MEAN, 8478-0, mm[Hg]",
        "OXYGEN_SATURATION, OXYGEN_FLOW, 3151-8, L/min",
        "SPIROMETRY, FEV1, 20150-9, L",
        "SPIROMETRY, FVC, 19868-9, L",
        "SPIROMETRY, PEF, 19935-6, L/min"
    })
    void writesFurtherValuesAsComponents(Kind kind, ValueName name, String loinc, String ucum) {
        var resource = ObservationMapping.toResource(reading(kind, value(name, "2.5")));
        assertThat(resource.getComponent())
                .filteredOn(component -> component.getCode().hasCoding(Systems.LOINC, loinc))
                .singleElement()
                .satisfies(component -> {
                    assertThat(component.getValueQuantity().getValue()).isEqualTo(new BigDecimal("2.5"));
                    assertThat(component.getValueQuantity().getCode()).isEqualTo(ucum);
                });
    }

    @Test
    void claimsNoVitalSignProfileForAnOxygenFlowThatItWouldRefuse() {
        var resource = ObservationMapping.toResource(reading(
                Kind.OXYGEN_SATURATION, value(ValueName.SATURATION, "93"), value(ValueName.OXYGEN_FLOW, "1.5")));
        assertThat(resource.getMeta().getProfile()).isEmpty();
        resource.getMeta().addProfile(Profiles.OXYGEN_SATURATION);
        assertThat(R4Validation.BASE.errors(resource))
                .singleElement()
                .asString()
                .contains("L/min");
    }

    @Test
    void writesBloodPressureAsOnePanel() {
        var resource = ObservationMapping.toResource(bloodPressure());
        assertThat(resource.getCode().hasCoding(Systems.LOINC, "85354-9")).isTrue();
        assertThat(resource.hasValue()).isFalse();
        assertThat(resource.getComponent()).hasSize(2);
    }

    @Test
    void saysThatADiastolicValueIsMissing() {
        var resource = ObservationMapping.toResource(reading(Kind.BLOOD_PRESSURE, value(ValueName.SYSTOLIC, "128")));
        assertThat(resource.getComponent().get(1).hasValue()).isFalse();
        assertThat(resource.getComponent()
                        .get(1)
                        .getDataAbsentReason()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("unknown");
    }

    @Test
    void keepsEveryDigitThatWasReported() {
        var resource = ObservationMapping.toResource(reading(Kind.GLUCOSE, value(ValueName.VALUE, "5.0")));
        assertThat(json(resource)).contains("\"value\":5.0,");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:15:00+01:00, 2026-11-21T08:15:00+01:00",
        "2026-07-01T23:59:59+02:00, 2026-07-01T23:59:59+02:00",
        "2026-11-21T08:15:00Z, 2026-11-21T08:15:00+00:00",
        "2026-11-21T08:15:00.250+01:00, 2026-11-21T08:15:00.250+01:00"
    })
    void keepsTheOffsetTheTimeWasReportedWith(String reported, String written) {
        var resource = ObservationMapping.toResource(Readings.weightAt(Readings.ANNA, OffsetDateTime.parse(reported)));
        assertThat(resource.getEffectiveDateTimeType().getValueAsString()).isEqualTo(written);
    }

    @Test
    void namesPatientDeviceReadingAndTimeOfStoring() {
        var resource = ObservationMapping.toResource(bloodPressure());
        assertThat(resource.getSubject().getReference()).isEqualTo("Patient/" + Readings.ANNA);
        assertThat(resource.getDevice().getReference()).isEqualTo("Device/0b8a3b60-6f7c-4b61-8a40-0d7a4be6a001");
        assertThat(resource.getIdentifierFirstRep().getValue()).isEqualTo("reading-4711");
        assertThat(resource.getIssued().toInstant()).isEqualTo(Instant.parse("2026-11-21T07:15:02.345Z"));
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, N", "LOW, L", "HIGH, H", "CRITICALLY_LOW, LL", "CRITICALLY_HIGH, HH"})
    void writesTheVerdictOnTheValueItIsAbout(Interpretation verdict, String code) {
        var single = ObservationMapping.toResource(reading(Kind.PULSE, judged(ValueName.VALUE, "71", verdict)));
        assertThat(single.getInterpretationFirstRep().hasCoding(Systems.INTERPRETATION, code))
                .isTrue();
        var panel = ObservationMapping.toResource(reading(
                Kind.BLOOD_PRESSURE, judged(ValueName.SYSTOLIC, "128", verdict), value(ValueName.DIASTOLIC, "82")));
        assertThat(panel.getInterpretation()).isEmpty();
        assertThat(panel.getComponentFirstRep().getInterpretationFirstRep().hasCoding(Systems.INTERPRETATION, code))
                .isTrue();
        assertThat(panel.getComponent().get(1).getInterpretation()).isEmpty();
    }

    @Test
    void neverLooksNormalWhenNobodyCouldJudge() {
        var resource = ObservationMapping.toResource(
                notAssessable(Kind.PULSE, "the clock is an hour ahead", value(ValueName.VALUE, "71")));
        assertThat(resource.getInterpretation()).singleElement().satisfies(concept -> assertThat(
                        concept.hasCoding(Systems.INTERPRETATION, "IND"))
                .isTrue());
        assertThat(resource.getNoteFirstRep().getText()).isEqualTo("Not assessed: the clock is an hour ahead");
        assertThat(resource.getValueQuantity().getValue()).isEqualTo(new BigDecimal("71"));
    }

    @Test
    void refusesAVerdictOnWhatNobodyCouldJudge() {
        assertThatThrownBy(() ->
                        notAssessable(Kind.PULSE, "implausible", judged(ValueName.VALUE, "710", Interpretation.NORMAL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAValueThatTheKindDoesNotHave() {
        assertThatThrownBy(() -> reading(Kind.WEIGHT, value(ValueName.SYSTOLIC, "128")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsTheGreenBandFromTheBandOutsideWhichAValueIsRed() {
        var resource = ObservationMapping.toResource(reading(
                Kind.OXYGEN_SATURATION,
                limited(ValueName.SATURATION, "93", limit(Band.GREEN, "92", null), limit(Band.NOT_RED, "88", "100"))));
        var green = resource.getReferenceRange().getFirst();
        assertThat(green.getLow().getValue()).isEqualTo(new BigDecimal("92"));
        assertThat(green.hasHigh()).isFalse();
        assertThat(green.getType().getText()).isEqualTo("Green inside this range");
        assertThat(green.getText()).isEqualTo("Plan of 2 November 2026");
        var red = resource.getReferenceRange().getLast();
        assertThat(red.getHigh().getCode()).isEqualTo("%");
        assertThat(red.getType().getText()).isEqualTo("Red outside this range");
        assertThat(red.getType().getCoding()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FINAL, final", "AMENDED, amended", "ENTERED_IN_ERROR, entered-in-error"})
    void tellsWhetherTheMeasurementStands(Status status, String code) {
        var row = bloodPressure();
        var changed = new ObservationRecord(
                row.id(),
                row.patientId(),
                row.kind(),
                row.effective(),
                row.issued(),
                status,
                row.values(),
                null,
                null,
                null);
        assertThat(ObservationMapping.toResource(changed).getStatus().toCode()).isEqualTo(code);
    }

    @Test
    void showsNoHealthValuesInALog() {
        assertThat(bloodPressure().toString()).doesNotContain("128").doesNotContain(Readings.ANNA);
        assertThat(bloodPressure().values().toString()).doesNotContain("128");
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(
                        bloodPressure(),
                        reading(
                                Kind.BLOOD_PRESSURE,
                                judged(ValueName.SYSTOLIC, "197", Interpretation.CRITICALLY_HIGH),
                                limited(ValueName.DIASTOLIC, "104", limit(Band.GREEN, "60", "85")),
                                value(ValueName.MEAN, "135")),
                        reading(Kind.PULSE, judged(ValueName.VALUE, "71", Interpretation.NORMAL)),
                        reading(
                                Kind.OXYGEN_SATURATION,
                                limited(ValueName.SATURATION, "93", limit(Band.NOT_RED, "88", null)),
                                value(ValueName.OXYGEN_FLOW, "1.5")),
                        reading(Kind.TEMPERATURE, value(ValueName.VALUE, "37.0")),
                        reading(Kind.WEIGHT, judged(ValueName.VALUE, "81.4", Interpretation.HIGH)),
                        reading(Kind.GLUCOSE, value(ValueName.VALUE, "5.0")),
                        reading(
                                Kind.SPIROMETRY,
                                value(ValueName.FEV1, "1.85"),
                                value(ValueName.FVC, "2.90"),
                                value(ValueName.PEF, "310")),
                        reading(Kind.SPIROMETRY, value(ValueName.PEF, "310")),
                        reading(Kind.RESPIRATORY_RATE, value(ValueName.VALUE, "16")),
                        reading(Kind.STEPS, value(ValueName.VALUE, "4213")),
                        reading(Kind.INR, value(ValueName.VALUE, "2.4")),
                        notAssessable(Kind.PULSE, "implausible", value(ValueName.VALUE, "710")))
                .map(row -> Arguments.argumentSet(row.kind().code(), row));
    }

    private static ObservationRecord bloodPressure() {
        return reading(Kind.BLOOD_PRESSURE, value(ValueName.SYSTOLIC, "128"), value(ValueName.DIASTOLIC, "82"));
    }

    private static String json(Observation resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
