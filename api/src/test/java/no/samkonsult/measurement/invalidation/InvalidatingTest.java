package no.samkonsult.measurement.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking readings out of account, over HTTP, and what becomes of the alerts that stood on them. */
class InvalidatingTest {
    private static final String NURSE = "heimeteneste.masfjorden";

    private final Household household =
            Household.in("Masfjorden").limits(Kind.PULSE, Band.of("40", "50", "110", "130"));

    @Test
    void anAlertFollowsToTheNewestReadingThatIsLeft() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 9, "120");
            send(monitor, "pulse", 8, "140");
        }
        assertThat(alerts()).containsExactly("pulse RED out 140");
        String red = observation("140");
        assertThat(invalidate(NURSE, red, "faulty-measurement")).isEqualTo(204);
        assertThat(alerts()).containsExactly("pulse YELLOW out 120");
        assertThat(status(red)).isEqualTo("entered-in-error");
        assertThat(takeBack(NURSE, red)).isEqualTo(204);
        assertThat(alerts()).containsExactly("pulse RED out 140");
        assertThat(status(red)).isEqualTo("final");
    }

    @Test
    void anAlertThatStoodOnItAloneIsInRange() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 8, "140");
        }
        invalidate(NURSE, observation("140"), "wrong-person");
        assertThat(alerts()).containsExactly("pulse RED in 140");
    }

    @Test
    void whatIsTakenBackAlertsAnewWhereTheAlertWasClosed() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 9, "80");
            send(monitor, "pulse", 8, "140");
        }
        String red = observation("140");
        invalidate(NURSE, red, "faulty-measurement");
        assertThat(alerts()).containsExactly("pulse RED in 80");
        Sql.run("""
                UPDATE alert SET status = 'CLOSED', closed_at = now(), outcome = 'FAULTY_MEASUREMENT' WHERE patient_id = ?
                """, household.patient());
        takeBack(NURSE, red);
        assertThat(alerts()).containsExactly("pulse RED out 140");
    }

    @Test
    void theWifeOnTheScaleIsStruckOut() {
        household.limits(Kind.WEIGHT, Band.of(null, null, "100", null));
        try (var scale = household.device()) {
            for (int day = 3; day > 0; day--) {
                send(scale, "weight", day * 1_440, "80");
            }
            send(scale, "weight", 5, "57");
        }
        assertThat(alerts()).containsExactly("not-assessable:weight YELLOW out 57");
        String wife = observation("57");
        invalidate(NURSE, wife, "wrong-person");
        assertThat(alerts()).containsExactly("not-assessable:weight YELLOW in 57");
        takeBack(NURSE, wife);
        assertThat(alerts()).containsExactly("not-assessable:weight YELLOW out 57");
    }

    @Test
    void thePatientsPageStrikesItOutAndTakesItBackIn() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 9, "80");
            send(monitor, "pulse", 8, "140");
        }
        String page = "/patients/" + household.patient();
        String action = page + "/measurements/" + observation("140") + "/invalidation";
        assertThat(body(page)).contains(action).doesNotContain("<s>");
        assertThat(RunningDemo.submit(NURSE, action, "reason", "FAULTY_MEASUREMENT")
                        .statusCode())
                .isEqualTo(303);
        assertThat(body(page)).contains("<s>140 /min</s>", action + "/end");
        assertThat(RunningDemo.submit(NURSE, action + "/end").statusCode()).isEqualTo(303);
        assertThat(body(page)).doesNotContain("<s>");
    }

    private static String body(String path) {
        return RunningDemo.get(NURSE, RunningDemo.url(path)).body();
    }

    @Test
    void bothActsAreInTheTrailAndDoingTwiceIsDoingOnce() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 8, "140");
        }
        String red = observation("140");
        assertThat(invalidate(NURSE, red, "faulty-measurement")).isEqualTo(204);
        assertThat(invalidate(NURSE, red, "wrong-person")).isEqualTo(204);
        assertThat(takeBack(NURSE, red)).isEqualTo(204);
        assertThat(takeBack(NURSE, red)).isEqualTo(204);
        assertThat(household.trail().stream().filter(each -> each.contains("invalidation")))
                .containsExactly(
                        "CREATE measurement_invalidation ENROLMENT", "UPDATE measurement_invalidation ENROLMENT");
        assertThat(Sql.column("""
                        SELECT reason FROM measurement_invalidation i JOIN patient p ON p.key = i.patient_key WHERE p.id = ?
                        """, household.patient())).containsExactly("FAULTY_MEASUREMENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.alver", "admin.alver", "koordinator", "pasient.anna"})
    void whoeverHasNoGroundForTheMeasurementsChangesNothing(String username) {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 8, "140");
        }
        assertThat(invalidate(username, observation("140"), "wrong-person")).isEqualTo(404);
        assertThat(alerts()).containsExactly("pulse RED out 140");
    }

    @Test
    void thePatientDoesNotStrikeOutTheirOwn() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 8, "140");
        }
        assertThat(invalidate(household.account(), observation("140"), "wrong-person"))
                .isEqualTo(404);
    }

    @Test
    void aReasonThatDoesNotExistIsNamed() {
        try (var monitor = household.device()) {
            send(monitor, "pulse", 8, "140");
        }
        assertThat(invalidate(NURSE, observation("140"), "mood")).isEqualTo(400);
    }

    private static int invalidate(String username, String measurement, String reason) {
        return RunningDemo.post(
                        username,
                        RunningDemo.url("/api/measurements/%s/invalidation".formatted(measurement)),
                        "{\"reason\":\"%s\"}".formatted(reason))
                .statusCode();
    }

    private static int takeBack(String username, String measurement) {
        return RunningDemo.delete(username, RunningDemo.url("/api/measurements/%s/invalidation".formatted(measurement)))
                .statusCode();
    }

    /** The id on FHIR of the measurement that has a value. */
    private String observation(String value) {
        var bundle = Json.read(RunningDemo.get(NURSE, RunningDemo.fhir("/Observation?patient=" + household.patient()))
                .body());
        for (var entry : bundle.get("entry")) {
            if (entry.at("/resource/valueQuantity/value").asText().equals(value)) {
                return entry.at("/resource/id").asText();
            }
        }
        throw new AssertionError("no observation of " + value + " in " + bundle);
    }

    private static String status(String observation) {
        return Json.read(RunningDemo.get(NURSE, RunningDemo.fhir("/Observation/" + observation))
                        .body())
                .get("status")
                .asText();
    }

    private static void send(HomeDevice device, String kind, int minutesAgo, String value) {
        assertThat(device.send(HomeDevice.reading(kind, minutesAgo, "\"value\":" + value)))
                .isEqualTo("stored");
    }

    private List<String> alerts() {
        return Sql.column("""
                SELECT rule || ' ' || severity || CASE WHEN in_range THEN ' in ' ELSE ' out ' END || value1
                FROM alert WHERE patient_id = ? AND status <> 'CLOSED' ORDER BY rule
                """, household.patient());
    }
}
