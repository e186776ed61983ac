package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** What readings mean together, from the broker to the alert. */
class JudgementTest {
    private static final Band PULSE = Band.of("40", "50", "110", "130");
    private static final int HOUR = 60;

    private final Household household = Household.in("Masfjorden");

    @Test
    void twoKilogramsInThreeDaysAlertThoughEveryWeightIsGreen() {
        household.limits(Kind.WEIGHT, Band.of(null, null, "100", null));
        change(Kind.WEIGHT, "'EXTREME', 3, NULL, 1, 2");
        try (var scale = household.device()) {
            send(scale, "weight", 71 * HOUR, "80.0");
            send(scale, "weight", 2, "82.0");
            assertThat(alerts()).containsExactly("weight YELLOW out");
            send(scale, "weight", 1, "82.1");
            assertThat(alerts()).containsExactly("weight RED out");
            send(scale, "weight", 0, "80.5");
            assertThat(alerts()).containsExactly("weight RED in");
        }
        assertThat(colours("weight")).containsExactly("1", "2", "3", "1");
    }

    @Test
    void theWifeOnTheScaleIsOnTheDeskAndMovesNoWeight() {
        household.limits(Kind.WEIGHT, Band.of(null, null, "100", null));
        change(Kind.WEIGHT, "'EXTREME', 3, 5, NULL, NULL");
        try (var scale = household.device()) {
            send(scale, "weight", 50 * HOUR, "80.0");
            send(scale, "weight", 26 * HOUR, "80.4");
            send(scale, "weight", 3, "79.8");
            send(scale, "weight", 2, "57.0");
            send(scale, "weight", 1, "80.1");
        }
        assertThat(alerts()).containsExactly("not-assessable:weight YELLOW out");
        assertThat(colours("weight")).containsExactly("1", "1", "1", "0", "1");
    }

    @Test
    void onOxygenTooMuchSaturationIsYellow() {
        household.limits(Kind.OXYGEN_SATURATION, Band.of("88", null, null, null));
        Sql.run("""
                UPDATE limit_set s SET yellow_high_on_oxygen = 92 FROM patient p WHERE p.key = s.patient_key AND p.id = ?
                """, household.patient());
        try (var oximeter = household.device()) {
            oximeter.send(HomeDevice.reading("oxygen-saturation", 3, "\"saturation\":96"));
            assertThat(alerts()).isEmpty();
            oximeter.send(HomeDevice.reading("oxygen-saturation", 2, "\"saturation\":96,\"oxygenFlow\":1"));
            assertThat(alerts()).containsExactly("oxygen-saturation YELLOW out");
        }
    }

    @Test
    void twoOfTheLastThreeAlertInWhicheverOrderTheyCame() {
        pulse("'IN_A_ROW', 2, 3, NULL", 1);
        try (var monitor = household.device()) {
            send(monitor, "pulse", 30, "120");
            send(monitor, "pulse", 20, "80");
            assertThat(alerts()).isEmpty();
            send(monitor, "pulse", 25, "135");
            assertThat(alerts()).containsExactly("pulse RED in");
        }
    }

    @Test
    void oneOutsideMovesAnAlertThatIsOpenWithoutAnyMore() {
        pulse("'IN_A_ROW', 2, 2, NULL", 1);
        try (var monitor = household.device()) {
            send(monitor, "pulse", 9, "120");
            send(monitor, "pulse", 8, "120");
            send(monitor, "pulse", 7, "80");
            assertThat(alerts()).containsExactly("pulse YELLOW in");
            send(monitor, "pulse", 6, "135");
            assertThat(alerts()).containsExactly("pulse RED out");
        }
    }

    @Test
    void theMeanOfThreePressuresAlerts() {
        limits(Kind.BLOOD_PRESSURE, "'MEAN', NULL, 3, 60", 1, Band.of("90", "100", "135", "180"));
        try (var cuff = household.device()) {
            pressure(cuff, 30, "150");
            pressure(cuff, 20, "128");
            assertThat(alerts()).isEmpty();
            pressure(cuff, 10, "128");
            assertThat(alerts()).containsExactly("blood-pressure YELLOW out");
            pressure(cuff, 9, "130");
            assertThat(alerts()).containsExactly("blood-pressure YELLOW in");
        }
    }

    @Test
    void aRedLimitThatNeverWaitsAlertsAtOnce() {
        pulse("'IN_A_ROW', 3, 3, NULL", 1);
        Sql.run("""
                UPDATE limit_band b SET red_high_never_waits = true
                FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE s.id = b.limit_set_id AND p.id = ?
                """, household.patient());
        try (var monitor = household.device()) {
            send(monitor, "pulse", 3, "39");
            assertThat(alerts()).isEmpty();
            send(monitor, "pulse", 2, "131");
            assertThat(alerts()).containsExactly("pulse RED out");
        }
    }

    @Test
    void anAlertIsBackInRangeAfterThreeGreenOnes() {
        pulse("'IMMEDIATE', NULL, NULL, NULL", 3);
        try (var monitor = household.device()) {
            send(monitor, "pulse", 9, "120");
            send(monitor, "pulse", 8, "80");
            send(monitor, "pulse", 7, "80");
            assertThat(alerts()).containsExactly("pulse YELLOW out");
            send(monitor, "pulse", 6, "80");
            assertThat(alerts()).containsExactly("pulse YELLOW in");
        }
    }

    @Test
    void aLateRedOneCallsNobodyAndIsAWorkItemWithBothTimes() {
        household.limits(Kind.PULSE, PULSE);
        try (var monitor = household.device()) {
            send(monitor, "pulse", 6 * HOUR, "140");
            assertThat(alerts()).containsExactly("late:pulse YELLOW out");
            assertThat(Sql.column(
                            "SELECT (received_at >= effective_at + interval '6 hours')::text FROM alert WHERE patient_id = ?",
                            household.patient()))
                    .containsExactly("true");
            send(monitor, "pulse", 1, "80");
            assertThat(alerts()).containsExactly("late:pulse YELLOW in");
        }
    }

    @Test
    void aLateOneLowersNothingThatANewerOneRaised() {
        household.limits(Kind.PULSE, PULSE);
        try (var monitor = household.device()) {
            send(monitor, "pulse", 1, "140");
            send(monitor, "pulse", 30, "120");
            send(monitor, "pulse", 20, "80");
            assertThat(alerts()).containsExactly("pulse RED out");
        }
    }

    @Test
    void aRedOneBehindANewerGreenOneAlertsInRange() {
        household.limits(Kind.PULSE, PULSE);
        try (var monitor = household.device()) {
            send(monitor, "pulse", 1, "80");
            send(monitor, "pulse", 40, "120");
            assertThat(alerts()).containsExactly("pulse YELLOW in");
            send(monitor, "pulse", 30, "140");
            assertThat(alerts()).containsExactly("pulse RED in");
            send(monitor, "pulse", 35, "120");
            assertThat(alerts()).containsExactly("pulse RED in");
        }
    }

    private void pulse(String confirmation, int clearsAfter) {
        limits(Kind.PULSE, confirmation, clearsAfter, PULSE);
    }

    private void limits(Kind kind, String confirmation, int clearsAfter, Band band) {
        household.limits(kind, band);
        Sql.run("""
                UPDATE limit_set s SET (confirmation, needed, among, within_minutes) = (%s), clears_after = ?
                FROM patient p WHERE p.key = s.patient_key AND s.kind = ? AND p.id = ?
                """.formatted(confirmation), clearsAfter, kind.stored(), household.patient());
    }

    /** Against what, days, red fall, yellow rise, red rise. */
    private void change(Kind kind, String change) {
        Sql.run("""
                INSERT INTO limit_change (limit_set_id, component, against, days, red_fall, yellow_rise, red_rise)
                SELECT s.id, 1, %s FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE p.id = ? AND s.kind = ?
                """.formatted(change), household.patient(), kind.stored());
    }

    private static void pressure(HomeDevice cuff, int minutesAgo, String systolic) {
        assertThat(cuff.send(HomeDevice.reading(
                        "blood-pressure", minutesAgo, "\"systolic\":%s,\"diastolic\":80".formatted(systolic))))
                .isEqualTo("stored");
    }

    private static void send(HomeDevice device, String kind, int minutesAgo, String value) {
        assertThat(device.send(HomeDevice.reading(kind, minutesAgo, "\"value\":" + value)))
                .isEqualTo("stored");
    }

    /** What is not closed: rule, severity, and whether it is in range. */
    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || CASE WHEN in_range THEN ' in' ELSE ' out' END
                FROM alert WHERE patient_id = ? AND status <> 'CLOSED' ORDER BY rule
                """, household.patient());
    }

    private List<String> colours(String kind) {
        return Sql.column(
                """
                SELECT m.assessment::text FROM measurement m JOIN patient p ON p.key = m.patient_key
                WHERE p.id = ? AND m.kind = ? ORDER BY m.effective_at
                """, household.patient(), Kind.ofCode(kind).orElseThrow().stored());
    }
}
