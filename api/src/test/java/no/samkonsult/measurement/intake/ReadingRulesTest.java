package no.samkonsult.measurement.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Circumstance;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.measurement.intake.ReadingRules.Unjudged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRulesTest {
    @Test
    void aPulseInsideAnotherKindIsAMeasurementOfItsOwn() {
        var reading = Reported.of(Kind.BLOOD_PRESSURE, "systolic", "128", "diastolic", "82", "pulse", "71");
        assertThat(ReadingRules.measurements(reading.reading()).orElseThrow())
                .containsExactly(
                        new Unjudged(Kind.BLOOD_PRESSURE, Arrays.asList(decimal("128"), decimal("82"), null)),
                        new Unjudged(Kind.PULSE, List.of(decimal("71"))));
    }

    @Test
    void aReadingWithoutPulseIsOneMeasurement() {
        assertThat(ReadingRules.measurements(Reported.bloodPressure().reading()).orElseThrow())
                .hasSize(1);
        assertThat(ReadingRules.measurements(
                                Reported.of(Kind.PULSE, "value", "71").reading())
                        .orElseThrow())
                .containsExactly(new Unjudged(Kind.PULSE, List.of(decimal("71"))));
    }

    @Test
    void aUnitIsThatOfTheFirstValueAndNeverOfThePulse() {
        var kilopascal = Reported.of(Kind.BLOOD_PRESSURE, "systolic", "16", "diastolic", "10.7", "pulse", "71");
        assertThat(ReadingRules.measurements(kilopascal.in("kPa").reading()).orElseThrow())
                .containsExactly(
                        new Unjudged(Kind.BLOOD_PRESSURE, Arrays.asList(decimal("120.0"), decimal("80.3"), null)),
                        new Unjudged(Kind.PULSE, List.of(decimal("71"))));
        var fraction = Reported.of(Kind.OXYGEN_SATURATION, "saturation", "0.95", "oxygenFlow", "2");
        assertThat(ReadingRules.measurements(fraction.in("1").reading()).orElseThrow())
                .containsExactly(new Unjudged(Kind.OXYGEN_SATURATION, List.of(decimal("95"), decimal("2"))));
    }

    @Test
    void whatCannotBeConvertedIsNoMeasurement() {
        assertThat(ReadingRules.measurements(Reported.bloodPressure().in("kg").reading()))
                .isEmpty();
    }

    @Test
    void theOffsetIsKept() {
        assertThat(ReadingRules.utcOffset(Reported.bloodPressure().reading())).isEqualTo(60);
        assertThat(ReadingRules.utcOffset(
                        Reported.bloodPressure().at("2026-11-21T04:45:00-03:30").reading()))
                .isEqualTo(-210);
    }

    @Test
    void withoutAClockTheKeyIsWeak() {
        var reading = Reported.bloodPressure().at(null).reading();
        assertThat(ReadingRules.utcOffset(reading)).isZero();
        assertThat(ReadingRules.flags(reading, new Assessment.Green())).isEqualTo(NewMeasurement.WEAK_KEY);
        assertThat(ReadingRules.flags(reading, new Assessment.NotAssessable(Doubt.NO_LIMITS)))
                .isEqualTo(NewMeasurement.WEAK_KEY | Doubt.NO_LIMITS.flag());
    }

    @Test
    void withAClockTheKeyIsNotWeak() {
        assertThat(ReadingRules.flags(Reported.bloodPressure().reading(), new Assessment.Red()))
                .isZero();
    }

    @Test
    void theDevicesOwnCountIsPartOfTheKey() {
        assertThat(ReadingRules.sequence(Reported.bloodPressure().reading())).isEqualTo(4711);
        assertThat(ReadingRules.sequence(Reported.bloodPressure().counted(0).reading()))
                .isZero();
        assertThat(ReadingRules.sequence(Reported.bloodPressure().counted(null).reading()))
                .isEqualTo(MeasurementId.NO_SEQUENCE);
        assertThat(ReadingRules.sequence(
                        Reported.bloodPressure().at(null).counted(7).reading()))
                .isEqualTo(7);
    }

    @Test
    void withNeitherTimeNorCountWhatItSaysTellsReadingsApart() {
        var uncounted = Reported.of(Kind.WEIGHT, "value", "80.5").at(null).counted(null);
        var other = Reported.of(Kind.WEIGHT, "value", "80.6").at(null).counted(null);
        int first = ReadingRules.sequence(uncounted.sentAs("rssi -70").reading());
        assertThat(first)
                .isNotNegative()
                .isEqualTo(ReadingRules.sequence(uncounted.sentAs("rssi -71").reading()))
                .isNotEqualTo(ReadingRules.sequence(other.reading()));
    }

    @Test
    void theCircumstancesArePartOfTheKeyOfADeviceThatCountsNothing() {
        var counted = Reported.of(Kind.GLUCOSE, "value", "6.1");
        assertThat(ReadingRules.sequence(counted.reading(under(Circumstance.BEFORE_MEAL))))
                .isEqualTo(4711);
        var glucose = counted.counted(null);
        int plain = ReadingRules.sequence(glucose.reading());
        int before = ReadingRules.sequence(glucose.reading(under(Circumstance.BEFORE_MEAL)));
        assertThat(plain).isEqualTo(MeasurementId.NO_SEQUENCE);
        assertThat(before).isNotNegative().isNotEqualTo(plain);
        assertThat(ReadingRules.sequence(glucose.reading(under(Circumstance.AFTER_MEAL))))
                .isNotEqualTo(before);
    }

    private static Particulars under(Circumstance circumstance) {
        return new Particulars(
                null, null, null, null, Set.of(circumstance), Set.of(), null, Particulars.Standing.ORIGINAL);
    }

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "16, kPa, 120.0, mm[Hg]",
        "13.33, kPa, 100.0, mm[Hg]",
        "78400, g, 78.400, kg",
        "154, [lb_av], 69.85, kg",
        "98.6, [degF], 37.00, Cel",
        "100.3, [degF], 37.94, Cel",
        "90, mg/dL, 5.00, mmol/L",
        "180, mg/dL, 9.99, mmol/L",
        "2350, mL, 2.350, L",
        "6.5, L/s, 390.0, L/min",
        "0.955, 1, 95.5, %",
        "71, {beats}/min, 71, /min",
        "1.2, /s, 72.0, /min",
        "5.0, mmol/L, 5.0, mmol/L"
    })
    void aUnitIsConvertedAndRoundedHalfUp(String value, String unit, String canonicalValue, String canonical) {
        assertThat(UnitRules.toCanonical(decimal(value), unit, canonical)).contains(decimal(canonicalValue));
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource({"mm[Hg], kPa", "kPa, kg", "mmHg, mm[Hg]", "KG, kg", "mmol/L, mg/dL", "%, 1"})
    void nothingIsGuessedOfAUnit(String unit, String canonical) {
        assertThat(UnitRules.toCanonical(decimal("1"), unit, canonical)).isEmpty();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
