package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import org.junit.jupiter.api.Test;

class BesideRulesTest {
    private static final Instant LATER = Readings.NOW.plusSeconds(1);
    private static final Finding PULSE = without(Doubt.NO_LIMITS, Kind.PULSE);

    @Test
    void aPulseWithoutLimitsCallsNobodyWhereACuffOrAnOximeterSentIt() {
        assertThat(calling(PULSE, id(Kind.BLOOD_PRESSURE, Readings.NOW, 1))).isEmpty();
        assertThat(calling(PULSE, id(Kind.OXYGEN_SATURATION, Readings.NOW, 1))).isEmpty();
    }

    @Test
    void itDoesByItselfOrBesideWhatAnotherDeviceOrMomentMeasured() {
        assertThat(calling(PULSE)).containsExactly(PULSE);
        assertThat(calling(PULSE, id(Kind.WEIGHT, Readings.NOW, 1))).containsExactly(PULSE);
        assertThat(calling(PULSE, id(Kind.BLOOD_PRESSURE, Readings.NOW, 2))).containsExactly(PULSE);
        assertThat(calling(PULSE, id(Kind.BLOOD_PRESSURE, LATER, 1))).containsExactly(PULSE);
    }

    @Test
    void anyOtherDoubtAndAnyOtherKindCall() {
        Finding impossible = without(Doubt.IMPLAUSIBLE, Kind.PULSE);
        Finding saturation = without(Doubt.NO_LIMITS, Kind.OXYGEN_SATURATION);
        assertThat(calling(impossible, id(Kind.BLOOD_PRESSURE, Readings.NOW, 1)))
                .containsExactly(impossible);
        assertThat(calling(saturation, id(Kind.BLOOD_PRESSURE, Readings.NOW, 1)))
                .containsExactly(saturation);
    }

    private static List<Finding> calling(Finding finding, MeasurementId... beside) {
        return BesideRules.calling(List.of(finding), List.of(beside));
    }

    private static Finding without(Doubt doubt, Kind kind) {
        var measurement = new Judged(
                id(kind, Readings.NOW, 1),
                Readings.NOW,
                Readings.NOW,
                List.of(BigDecimal.valueOf(66)),
                new Assessment.NotAssessable(doubt),
                null,
                false);
        return new Finding(Readings.PATIENT, measurement, new Concern.NotAssessable(doubt));
    }

    private static MeasurementId id(Kind kind, Instant at, int device) {
        return new MeasurementId(1, at, kind, device, 1);
    }
}
