package no.samkonsult.measurement.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.RunningDemo;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.intake.ClockRules.Moment;
import no.samkonsult.monitoring.LimitsInForce;
import no.samkonsult.shared.PatientId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeRulesTest {
    private static final Possession ANNAS =
            new Possession(null, null, null, 7, new PatientId(new UUID(0, 1)), new UUID(0, 2), (short) 3);
    private static final Holder ANNA = new Holder.Patient(11, ANNAS);
    private static final LimitsInForce NO_LIMITS = noLimits();

    @Test
    void aReadingOfSomebodyIsAccepted() {
        var accepted = accepted(Reported.bloodPressure());
        assertThat(accepted.measurements()).singleElement().satisfies(measurement -> {
            assertThat(measurement.id())
                    .isEqualTo(new MeasurementId(
                            7, Instant.parse("2026-11-21T08:15:00.123456Z"), Kind.BLOOD_PRESSURE, 11, 4711));
            assertThat(measurement.patient()).isEqualTo(ANNAS.patient());
            assertThat(measurement.controller()).isEqualTo((short) 3);
            assertThat(measurement.receivedAt()).isEqualTo(Reported.RECEIVED);
            assertThat(measurement.assessment()).isEqualTo(new Assessment.NotAssessable(Doubt.NO_LIMITS));
            assertThat(measurement.flags()).isEqualTo(Doubt.NO_LIMITS.flag());
            assertThat(measurement.clockSkew()).isNull();
        });
    }

    @Test
    void thePulseHasTheSameTimeAndCountAsWhatItCameWith() {
        var measurements = accepted(Reported.of(Kind.OXYGEN_SATURATION, "saturation", "95", "pulse", "71"))
                .measurements();
        assertThat(measurements)
                .extracting(each -> each.id().kind())
                .containsExactly(Kind.OXYGEN_SATURATION, Kind.PULSE);
        assertThat(measurements)
                .extracting(each -> each.id().effectiveAt())
                .containsOnly(Instant.parse("2026-11-21T08:15:00.123456Z"));
        assertThat(measurements).extracting(each -> each.id().sequence()).containsOnly(4711);
    }

    @Test
    void aReadingWithASuspectClockKeepsTheTimeItReported() {
        var measurement = accepted(Reported.bloodPressure().at("2049-01-01T00:00:00Z"))
                .measurements()
                .getFirst();
        assertThat(measurement.id().effectiveAt()).isEqualTo(Instant.parse("2049-01-01T00:00:00Z"));
        assertThat(measurement.assessment()).isEqualTo(new Assessment.NotAssessable(Doubt.CLOCK));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(new Holder.Unregistered(), "device is not registered"),
                Arguments.of(new Holder.Nobody(11), "nobody had the device at the time of measuring"),
                Arguments.of(new Holder.OneOfSeveral(11), "several share the device, and it did not tell who used it"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("others")
    void aReadingOfNobodyKnownIsRejected(Holder holder, String reason) {
        var reading = Reported.bloodPressure().reading();
        assertThat(IntakeRules.judge(reading, holder, moment(reading), NO_LIMITS))
                .isEqualTo(new Arrival.Rejected(reading, holder, reason));
    }

    @Test
    void aUnitThatCannotBeConvertedIsRejectedWithoutNamingIt() {
        var reading = Reported.bloodPressure().in("kg").reading();
        assertThat(IntakeRules.judge(reading, ANNA, moment(reading), NO_LIMITS))
                .isEqualTo(new Arrival.Rejected(reading, ANNA, "unit cannot be converted for blood-pressure"));
    }

    @Test
    void newsOfADeviceThatIsNotRegisteredIsKept() {
        var told = new Incoming.Told(Reported.envelope("offline"), false, null, null);
        assertThat(IntakeRules.judge(told, new Holder.Unregistered()))
                .isEqualTo(new Arrival.Rejected(told, new Holder.Unregistered(), "device is not registered"));
        assertThat(IntakeRules.judge(told, new Holder.Nobody(11)))
                .isEqualTo(new Arrival.Heard(told, new Holder.Nobody(11)));
    }

    private static Arrival.Accepted accepted(Reported reported) {
        var reading = reported.reading();
        return (Arrival.Accepted) IntakeRules.judge(reading, ANNA, moment(reading), NO_LIMITS);
    }

    private static Moment moment(Incoming.Reported reading) {
        return ClockRules.moment(reading, Judging.reportedAt(reading), Optional.empty());
    }

    private static LimitsInForce noLimits() {
        try (var connection = RunningDemo.database()) {
            return LimitsInForce.of(connection, Set.of());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
