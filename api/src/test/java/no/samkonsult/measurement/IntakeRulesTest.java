package no.samkonsult.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.monitoring.LimitsInForce;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeRulesTest {
    private static final PatientId PATIENT = new PatientId(new UUID(0, 1));
    private static final Assignment AT_HOME = new Assignment(11, 7, PATIENT, new UUID(0, 2), (short) 3);
    private static final LimitsInForce NO_LIMITS = noLimits();

    @Test
    void aReadingOfSomebodyIsAccepted() {
        var accepted = accepted(Reported.bloodPressure());
        assertThat(accepted.measurements()).singleElement().satisfies(measurement -> {
            assertThat(measurement.id())
                    .isEqualTo(new MeasurementId(
                            7, Instant.parse("2026-11-21T08:15:00.123456Z"), Kind.BLOOD_PRESSURE, 11, 4711));
            assertThat(measurement.patient()).isEqualTo(PATIENT);
            assertThat(measurement.controller()).isEqualTo((short) 3);
            assertThat(measurement.receivedAt()).isEqualTo(Reported.RECEIVED);
            assertThat(measurement.assessment()).isEqualTo(new Assessment.NotAssessable(Doubt.NO_LIMITS));
            assertThat(measurement.flags()).isEqualTo(Doubt.NO_LIMITS.flag());
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

    @ParameterizedTest(name = "measured {0}: asked for {1}")
    @CsvSource({
        "2026-11-21T08:20:30.123456Z, 2026-11-21T08:20:30.123456Z",
        "2026-11-21T08:20:30.123457Z, 2026-11-21T08:15:30.123456789Z",
        "2026-08-23T08:15:31Z, 2026-08-23T08:15:31Z",
        "2026-08-23T08:15:30Z, 2026-11-21T08:15:30.123456789Z"
    })
    void aClockThatCannotBeRightIsNotAskedWhoHadTheDevice(String measured, Instant asked) {
        assertThat(IntakeRules.assignedAt(Reported.bloodPressure().at(measured).reading()))
                .isEqualTo(asked);
    }

    @Test
    void aReadingWithASuspectClockKeepsTheTimeItReported() {
        var measurement = accepted(Reported.bloodPressure().at("2049-01-01T00:00:00Z"))
                .measurements()
                .getFirst();
        assertThat(measurement.id().effectiveAt()).isEqualTo(Instant.parse("2049-01-01T00:00:00Z"));
        assertThat(measurement.assessment()).isEqualTo(new Assessment.NotAssessable(Doubt.CLOCK));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({", , device is not registered", "11, , nobody had the device at the time of measuring"})
    void aReadingOfNobodyIsRejected(@Nullable Integer device, @Nullable Integer patient, String reason) {
        var assignment = new Assignment(device, patient, null, null, null);
        assertThat(IntakeRules.judge(Reported.bloodPressure().reading(), assignment, NO_LIMITS))
                .isInstanceOfSatisfying(Arrival.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }

    @Test
    void aUnitThatCannotBeConvertedIsRejectedWithoutNamingIt() {
        assertThat(IntakeRules.judge(Reported.bloodPressure().in("kg").reading(), AT_HOME, NO_LIMITS))
                .isInstanceOfSatisfying(Arrival.Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo("unit cannot be converted for blood-pressure");
                    assertThat(rejected.assignment()).isEqualTo(AT_HOME);
                });
    }

    @Test
    void whatCannotBeReadIsRejectedForItsOwnReason() {
        var unreadable = new Incoming.Unreadable("device-1", "topic", new byte[0], Reported.RECEIVED, "kind: missing");
        assertThat(IntakeRules.judge(unreadable, AT_HOME, NO_LIMITS))
                .isEqualTo(new Arrival.Rejected(unreadable, AT_HOME, "kind: missing"));
        assertThat(IntakeRules.assignedAt(unreadable)).isEqualTo(Reported.RECEIVED);
    }

    private static Arrival.Accepted accepted(Reported reported) {
        return (Arrival.Accepted) IntakeRules.judge(reported.reading(), AT_HOME, NO_LIMITS);
    }

    private static LimitsInForce noLimits() {
        try (var connection = RunningDemo.database()) {
            return LimitsInForce.of(connection, Set.of());
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
