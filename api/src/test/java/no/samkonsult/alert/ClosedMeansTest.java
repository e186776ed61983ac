package no.samkonsult.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** Alerts on means, over MQTT: what somebody has looked at is not alerted again until the mean is a new one. */
class ClosedMeansTest {
    private static final String NURSE = "heimeteneste.masfjorden";

    private final Household household =
            Household.in("Masfjorden").limits(Kind.BLOOD_PRESSURE, Band.of(null, null, "134", "179"));

    @Test
    void aMeanThatWasClosedYellowRestsUntilAsManyNewReadingsHaveCome() {
        wantMeanOfThree();
        try (var cuff = household.device()) {
            send(cuff, 50, "150");
            send(cuff, 49, "150");
            assertThat(alerts()).isEmpty();
            send(cuff, 48, "150");
            assertThat(alerts()).containsExactly("YELLOW OPEN");
            closed(40);
            send(cuff, 30, "150");
            send(cuff, 29, "150");
            assertThat(alerts()).containsExactly("YELLOW CLOSED");
            send(cuff, 28, "150");
            assertThat(alerts()).containsExactly("YELLOW CLOSED", "YELLOW OPEN");
        }
    }

    @Test
    void redNeverRests() {
        wantMeanOfThree();
        Sql.run("UPDATE limit_band SET red_high_never_waits = true WHERE limit_set_id = ?", set());
        try (var cuff = household.device()) {
            raise(cuff);
            closed(40);
            send(cuff, 30, "185");
            assertThat(alerts()).containsExactly("YELLOW CLOSED", "RED OPEN");
        }
    }

    @Test
    void whatWasClosedAsInRangeDoesNotRest() {
        wantMeanOfThree();
        try (var cuff = household.device()) {
            raise(cuff);
            send(cuff, 47, "90");
            closed(40);
            send(cuff, 30, "190");
            send(cuff, 29, "150");
            assertThat(alerts()).containsExactly("YELLOW CLOSED", "YELLOW OPEN");
        }
    }

    @Test
    void otherLimitsAreLookedAtAnew() {
        wantMeanOfThree();
        try (var cuff = household.device()) {
            raise(cuff);
            closed(40);
            Sql.run("UPDATE alert SET limit_set_id = NULL WHERE patient_id = ?", household.patient());
            send(cuff, 30, "150");
            assertThat(alerts()).containsExactly("YELLOW CLOSED", "YELLOW OPEN");
        }
    }

    @Test
    void whereEachReadingAlertsTheNextOneDoesTheSame() {
        try (var cuff = household.device()) {
            send(cuff, 48, "150");
            closed(40);
            send(cuff, 30, "150");
            assertThat(alerts()).containsExactly("YELLOW CLOSED", "YELLOW OPEN");
        }
    }

    private static void raise(HomeDevice cuff) {
        send(cuff, 50, "150");
        send(cuff, 49, "150");
        send(cuff, 48, "150");
    }

    private void wantMeanOfThree() {
        Sql.run("UPDATE limit_set SET (confirmation, among, within_minutes) = ('MEAN', 3, 10080) WHERE id = ?", set());
    }

    /** The nurse closes what is open, as some minutes ago. */
    private void closed(int minutesAgo) {
        String alert = Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ? AND status <> 'CLOSED'", household.patient())
                .getFirst();
        assertThat(act(alert, "acknowledgement", "")).isEqualTo(204);
        assertThat(act(alert, "closure", "{\"outcome\":\"talked-with-patient\",\"note\":\"Råd etter plan\"}"))
                .isEqualTo(204);
        Sql.run(
                "UPDATE alert SET closed_at = ?::timestamptz WHERE patient_id = ?",
                HomeDevice.minutesAgo(minutesAgo).toString(),
                household.patient());
    }

    private static int act(String alert, String what, String body) {
        return RunningDemo.post(NURSE, RunningDemo.url("/api/alerts/%s/%s".formatted(alert, what)), body)
                .statusCode();
    }

    private static void send(HomeDevice cuff, int minutesAgo, String systolic) {
        assertThat(cuff.send(HomeDevice.reading(
                        "blood-pressure", minutesAgo, "\"systolic\":%s,\"diastolic\":70".formatted(systolic))))
                .isEqualTo("stored");
    }

    private int set() {
        return Integer.parseInt(Sql.column("""
                SELECT s.id FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE p.id = ?
                """, household.patient()).getFirst());
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT severity || ' ' || status FROM alert WHERE patient_id = ? AND rule = 'blood-pressure' ORDER BY raised_at
                """, household.patient());
    }
}
