package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What it means that a reading is sent again with another value, from the broker to the alert. */
class CorrectionsTest {
    private static final String NURSE = "heimeteneste.masfjorden";

    private final Household household =
            Household.in("Masfjorden").limits(Kind.PULSE, Band.of("40", "50", "110", "130"));
    private final HomeDevice monitor = household.device();

    @AfterEach
    void disconnect() {
        monitor.close();
    }

    @Test
    void whatIsNowRedRaisesAnAlertWithTheNewValue() {
        measure(5, "80");
        measure(5, "135");
        assertThat(alerts()).containsExactly("pulse RED OPEN 135 out");
    }

    @Test
    void anAlertThatStandsOnItGrowsWithIt() {
        measure(5, "120");
        measure(5, "135");
        assertThat(alerts()).containsExactly("pulse RED OPEN 135 out");
    }

    @Test
    void whatHasBecomeBetterIsShownAndNeitherLowersNorClosesAnything() {
        measure(5, "135");
        measure(5, "80");
        assertThat(alerts()).containsExactly("pulse RED OPEN 80 out");
        assertThat(close("")).as("without a note").isEqualTo(422);
        assertThat(close("Pulsen var skriven feil.")).isEqualTo(303);
        assertThat(alerts()).containsExactly("pulse RED CLOSED 80 out");
    }

    @Test
    void afterClosingOnlyWhatIsWorseIsANewAlert() {
        measure(5, "120");
        close("Råd etter plan.");
        measure(5, "121");
        assertThat(alerts()).containsExactly("pulse YELLOW CLOSED 120 out");
        measure(5, "135");
        assertThat(alerts()).containsExactly("pulse YELLOW CLOSED 120 out", "pulse RED OPEN 135 out");
    }

    @Test
    void anotherRedValueIsNeverTakenForTheSame() {
        measure(5, "135");
        close("Råd etter plan.");
        measure(5, "150");
        assertThat(alerts()).containsExactly("pulse RED CLOSED 135 out", "pulse RED OPEN 150 out");
    }

    @Test
    void whatCanNoLongerBeJudgedIsOnTheDesk() {
        measure(5, "80");
        measure(5, "900");
        assertThat(alerts()).containsExactly("not-assessable:pulse YELLOW OPEN 900 out");
    }

    @Test
    void theSameValueAgainIsNoCorrection() {
        measure(5, "135");
        close("Råd etter plan.");
        assertThat(monitor.send(HomeDevice.reading("pulse", 5, "\"value\":135")))
                .isEqualTo("duplicate");
        assertThat(alerts()).containsExactly("pulse RED CLOSED 135 out");
    }

    @Test
    void aNewerReadingIsNotUndone() {
        measure(5, "80");
        measure(4, "135");
        measure(5, "120");
        assertThat(alerts()).containsExactly("pulse RED OPEN 135 out");
    }

    @Test
    void theCorrectedValueCountsAmongOthers() {
        Sql.run("""
                UPDATE limit_set s SET (confirmation, needed, among, within_minutes) = ('IN_A_ROW', 2, 2, NULL)
                FROM patient p WHERE p.key = s.patient_key AND p.id = ?
                """, household.patient());
        measure(6, "80");
        measure(5, "135");
        assertThat(alerts()).isEmpty();
        measure(6, "135");
        assertThat(alerts()).containsExactly("pulse RED OPEN 135 out");
    }

    @Test
    void ofSeveralCorrectionsTheLastCounts() {
        measure(5, "80");
        measure(5, "120");
        measure(5, "135");
        measure(5, "81");
        assertThat(alerts()).containsExactly("pulse RED OPEN 81 out");
        measure(4, "82");
        assertThat(alerts()).containsExactly("pulse RED OPEN 82 in");
    }

    private void measure(int minutesAgo, String pulse) {
        assertThat(monitor.send(HomeDevice.reading("pulse", minutesAgo, "\"value\":" + pulse)))
                .isEqualTo("stored");
    }

    private int close(String note) {
        String alert = Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ? AND status <> 'CLOSED'", household.patient())
                .getFirst();
        return RunningDemo.submit(
                        NURSE, "/worklist/%s/close".formatted(alert), "outcome", "ADVICE_BY_PLAN", "note", note)
                .statusCode();
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || ' ' || status || ' ' || value1 || CASE WHEN in_range THEN ' in' ELSE ' out' END
                FROM alert WHERE patient_id = ? ORDER BY raised_at
                """, household.patient());
    }
}
