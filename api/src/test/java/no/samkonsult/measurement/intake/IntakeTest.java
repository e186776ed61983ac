package no.samkonsult.measurement.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.Quarantine;
import no.samkonsult.monitoring.Band;
import no.samkonsult.platform.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What devices send, through the broker and the gateway into the database. */
class IntakeTest {
    private static final String NURSE = "heimeteneste.masfjorden";
    private static final Band WEIGHT = Band.of("70", "75", "85", "90");

    private final Household household = Household.in("Masfjorden");

    @Test
    void anotherValueUnderTheSameKeyIsShownAndTheFirstIsKeptBesideIt() {
        household.limits(Kind.WEIGHT, WEIGHT);
        try (var scale = household.device()) {
            assertThat(scale.send(weight(10, "80.5"))).isEqualTo("stored");
            assertThat(scale.send(weight(10, "80.9"))).isEqualTo("stored");
            assertThat(scale.send(weight(10, "80.9"))).isEqualTo("duplicate");
            assertThat(scale.send(weight(10, "80.5"))).isEqualTo("duplicate");
        }
        assertThat(measured("value1")).containsExactly("80.5");
        assertThat(Sql.column(
                        "SELECT a.value1 FROM measurement_amendment a JOIN patient p ON p.key = a.patient_key WHERE p.id = ?",
                        household.patient()))
                .containsExactly("80.9");
        JsonNode bundle =
                Json.read(RunningDemo.get(NURSE, RunningDemo.fhir("/Observation?patient=" + household.patient()))
                        .body());
        assertThat(bundle.get("entry")).hasSize(1);
        assertThat(bundle.at("/entry/0/resource/status").asText()).isEqualTo("amended");
        assertThat(bundle.at("/entry/0/resource/valueQuantity/value").decimalValue())
                .isEqualByComparingTo("80.9");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()))
                        .body())
                .contains("80,9 kg", "Retta, først sendt: 80,5 kg");
    }

    @Test
    void theSameReadingFromTwoSessionsIsOne() {
        household.limits(Kind.WEIGHT, WEIGHT);
        try (var scale = household.device()) {
            assertThat(scale.send(weight(10, "80.5"))).isEqualTo("stored");
            scale.close();
            try (var again = HomeDevice.connect(scale.name())) {
                assertThat(again.send(weight(10, "80.5"))).isEqualTo("duplicate");
            }
        }
        assertThat(measured("value1")).hasSize(1);
    }

    @Test
    void aLaterReadingMovesTheAlertAndNeverClosesIt() {
        household.limits(Kind.WEIGHT, WEIGHT);
        try (var scale = household.device()) {
            scale.send(weight(50, "86"));
            assertThat(alert()).containsExactly("weight", "yellow", "open", "false");
            scale.send(weight(40, "91"));
            assertThat(alert()).containsExactly("weight", "red", "open", "false");
            scale.send(weight(30, "80"));
            assertThat(alert()).containsExactly("weight", "red", "open", "true");
            scale.send(weight(20, "86"));
            assertThat(alert()).containsExactly("weight", "yellow", "open", "false");
        }
    }

    @Test
    void aReadingThatComesLateDoesNotUndoANewerOne() {
        household.limits(Kind.WEIGHT, WEIGHT);
        try (var scale = household.device()) {
            scale.send(weight(20, "91"));
            scale.send(weight(30, "80"));
            scale.send(weight(40, "86"));
            assertThat(alert()).containsExactly("weight", "red", "open", "false");
        }
        assertThat(measured("value1")).containsExactlyInAnyOrder("91", "80", "86");
    }

    @Test
    void greenRaisesNothing() {
        household.limits(Kind.WEIGHT, WEIGHT);
        try (var scale = household.device()) {
            assertThat(scale.send(weight(10, "85"))).isEqualTo("stored");
        }
        assertThat(alerts()).isEmpty();
        assertThat(measured("assessment")).containsExactly("1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a weight of nobody, 0.5, 2026-06-01T08:00:00Z, 1",
        "a clock in the future, 80, 2049-01-01T00:00:00Z, 2",
        "a clock that was reset, 80, 1970-01-01T00:00:00Z, 2",
        "a clock far off by microseconds, 80, 9999-12-31T23:59:59.999999Z, 2",
        "a clock before everything, 80, 0001-01-01T00:00:00.000001Z, 2"
    })
    void whatCannotBeJudgedIsStoredAndOnTheDeskAndNotGreen(String what, String value, String time, String flags) {
        household.limits(Kind.WEIGHT, WEIGHT);
        try (var scale = household.device()) {
            assertThat(scale.send(
                            "{\"time\":\"%s\",\"kind\":\"weight\",\"values\":{\"value\":%s}}".formatted(time, value)))
                    .isEqualTo("stored");
        }
        assertThat(measured("assessment")).as(what).containsExactly("0");
        assertThat(measured("flags")).containsExactly(flags);
        assertThat(alert()).containsExactly("not-assessable:weight", "yellow", "open", "false");
    }

    @Test
    void withoutConfirmedLimitsThatIsWhatTheDeskHears() {
        try (var scale = household.device()) {
            assertThat(scale.send(weight(10, "80"))).isEqualTo("stored");
            assertThat(scale.send(weight(5, "250"))).isEqualTo("stored");
        }
        assertThat(measured("assessment")).containsExactly("0", "0");
        assertThat(alert()).containsExactly("limits-missing", "yellow", "open", "false");
    }

    @Test
    void aPulseThatACuffSendsBesideItsOwnReadingMissesNoLimits() {
        household.limits(Kind.BLOOD_PRESSURE, Band.of(null, null, "134", "179"), Band.of(null, null, "84", "109"));
        try (var cuff = household.device()) {
            assertThat(cuff.send(
                            HomeDevice.reading("blood-pressure", 10, "\"systolic\":120,\"diastolic\":75,\"pulse\":66")))
                    .isEqualTo("stored");
            assertThat(measured("assessment")).containsExactlyInAnyOrder("1", "0");
            assertThat(alerts()).isEmpty();

            assertThat(cuff.send(HomeDevice.reading("pulse", 5, "\"value\":66")))
                    .isEqualTo("stored");
        }
        assertThat(alert()).as("by itself it does").containsExactly("limits-missing", "yellow", "open", "false");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"weight\"            | payload: not acceptable JSON",
                "{\"kind\":\"mood\",\"values\":{\"value\":7}} | kind: not a known kind",
                "{\"kind\":\"weight\",\"values\":{\"value\":\"80\"}} | values.value: not a number",
                "{\"kind\":\"weight\",\"unit\":\"[stone_av]\",\"values\":{\"value\":12.6}} | unit cannot be converted for weight"
            })
    void whatCannotBeReadIsKeptWholeAndTheDeskHearsOfTheDevice(String payload, String reason) {
        try (var scale = household.device()) {
            assertThat(scale.send(payload)).isEqualTo("quarantined");
            assertThat(scale.send(payload)).isEqualTo("quarantined");
            assertThat(Sql.rows(
                            "SELECT reason, convert_from(payload, 'UTF8') AS payload, received_count::text, patient_id::text FROM quarantine WHERE device = ?",
                            scale.name()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row).containsEntry("reason", reason);
                        assertThat(row).containsEntry("payload", payload);
                        assertThat(row).containsEntry("received_count", "2");
                        assertThat(row)
                                .containsEntry("patient_id", household.patient().toString());
                    });
            assertThat(alert()).containsExactly("device:" + scale.name(), "technical", "open", "false");
        }
        assertThat(measured("value1")).isEmpty();
    }

    @Test
    void aDeviceThatNobodyHasEndsInQuarantineAndOnNoDesk() {
        String name = Household.register("Alver");
        try (var scale = HomeDevice.connect(name)) {
            assertThat(scale.send(weight(10, "250"))).isEqualTo("quarantined");
        }
        assertThat(Sql.column("SELECT reason FROM quarantine WHERE device = ?", name))
                .containsExactly("nobody had the device at the time of measuring");
        assertThat(Sql.column("SELECT id FROM alert WHERE rule = ?", "device:" + name))
                .isEmpty();
    }

    @Test
    void anAdministratorSeesWhyAndNothingOfWhatWasSent() {
        String name = Household.register("Alver");
        try (var scale = HomeDevice.connect(name)) {
            scale.send(weight(10, "87.654321"));
        }
        String page =
                RunningDemo.get("admin.alver", RunningDemo.url("/quarantine")).body();
        assertThat(page).contains(name, "nobody had the device at the time of measuring");
        assertThat(page).doesNotContain("87.654321");
        UUID id = UUID.fromString(
                Sql.column("SELECT id FROM quarantine WHERE device = ?", name).getFirst());
        assertThat(RunningDemo.bean(Quarantine.class).payload(administrator(), id))
                .isEmpty();
    }

    @Test
    void onlySomebodyWithAGroundForThePatientReadsWhatWasSent() {
        try (var scale = household.device()) {
            scale.send("{\"kind\":\"mood\",\"values\":{\"value\":7}}");
            UUID id = UUID.fromString(Sql.column("SELECT id FROM quarantine WHERE device = ?", scale.name())
                    .getFirst());
            var quarantine = RunningDemo.bean(Quarantine.class);
            assertThat(quarantine.payload(RunningDemo.principal(NURSE), id))
                    .hasValueSatisfying(
                            bytes -> assertThat(new String(bytes, UTF_8)).contains("mood"));
            assertThat(quarantine.payload(RunningDemo.principal("heimeteneste.alver"), id))
                    .isEmpty();
            assertThat(quarantine.payload(administrator(), id)).isEmpty();
        }
    }

    @Test
    void aLateReadingBelongsToWhoHadTheDeviceThen() {
        household.limits(Kind.WEIGHT, WEIGHT);
        Household next = Household.in("Masfjorden").limits(Kind.WEIGHT, WEIGHT);
        String name = Household.register("Masfjorden");
        String handedOver = HomeDevice.minutesAgo(60).toString();
        household.assign(name, "2025-01-01T00:00:00+01:00", handedOver);
        next.assign(name, handedOver, "infinity");
        try (var scale = HomeDevice.connect(name)) {
            assertThat(scale.send(weight(60, "81"))).isEqualTo("stored");
            assertThat(scale.send(weight(61, "82"))).isEqualTo("stored");
        }
        assertThat(measured("value1")).containsExactly("82");
        assertThat(measured(next, "value1")).containsExactly("81");
    }

    @Test
    void aReadingBeforeAnybodyHadTheDeviceIsNobodys() {
        String name = Household.register("Masfjorden");
        household.assign(name, HomeDevice.minutesAgo(60).toString(), "infinity");
        try (var scale = HomeDevice.connect(name)) {
            assertThat(scale.send(weight(61, "82"))).isEqualTo("quarantined");
        }
        assertThat(measured("value1")).isEmpty();
    }

    private static String weight(int minutesAgo, String value) {
        return HomeDevice.reading("weight", minutesAgo, "\"value\":" + value);
    }

    private List<String> measured(String column) {
        return measured(household, column);
    }

    private static List<String> measured(Household of, String column) {
        return Sql.column(
                "SELECT m.%s::text FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ? ORDER BY m.effective_at"
                        .formatted(column),
                of.patient());
    }

    /** Rule, severity, status as REST tells them, and whether the latest reading is in range. */
    private List<String> alert() {
        assertThat(alerts()).hasSize(1);
        JsonNode alert = alerts().getFirst();
        String inRange = Sql.column(
                        "SELECT CASE WHEN in_range THEN 'true' ELSE 'false' END FROM alert WHERE id = ?::uuid",
                        alert.get("id").asText())
                .getFirst();
        return List.of(
                alert.get("rule").asText(),
                alert.get("severity").asText(),
                alert.get("status").asText(),
                inRange);
    }

    private List<JsonNode> alerts() {
        return Json.list(NURSE, "/api/alerts").stream()
                .filter(each -> each.get("patientId")
                        .asText()
                        .equals(household.patient().toString()))
                .toList();
    }

    private static Principal administrator() {
        return RunningDemo.principal("admin.alver");
    }
}
