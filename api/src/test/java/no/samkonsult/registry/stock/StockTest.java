package no.samkonsult.registry.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrator's day with devices, from the box to the home and back. */
class StockTest {
    private static final String ADMINISTRATOR = "admin.alver";

    private final String serial = "T-" + UUID.randomUUID().toString().substring(0, 8);
    private final String id = register();

    @Test
    void aNewDeviceIsInStockAndGetsInNowhere() {
        assertThat(status()).isEqualTo("IN_STOCK");
        assertThat(history()).containsExactly("REGISTERED");
        assertThat(name()).isEqualTo("badevekt-v3-" + serial.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void goesFromTheShelfToTheHomeAndBack() {
        var household = Household.in("Alver");
        assertThat(lend(household, ",\"from\":\"2026-01-01\"").statusCode()).isEqualTo(204);
        assertThat(status()).isEqualTo("ASSIGNED");
        assertThat(take("DELIVERED").statusCode()).isEqualTo(204);
        assertThat(take("TAKEN_INTO_USE").statusCode()).isEqualTo(204);
        try (HomeDevice device = connect()) {
            assertThat(device.send(readingNow())).isEqualTo("stored");
            assertThat(take("RETURNED").statusCode()).isEqualTo(204);
            assertThat(device.send(readingNow())).isEqualTo("quarantined");
        }
        assertThat(take("CLEANED").statusCode()).isEqualTo(204);
        assertThat(history())
                .containsExactly(
                        "REGISTERED",
                        "ASSIGNED",
                        "DELIVERED",
                        "TAKEN_INTO_USE",
                        "PASSWORD_ISSUED",
                        "RETURNED",
                        "CLEANED");
        assertThat(household.trail()).contains("UPDATE device OWN_ORGANISATION");
    }

    @Test
    void aReturnThatWasAMistakeIsUndone() {
        var household = Household.in("Alver");
        lend(household, "");
        take("DELIVERED");
        take("RETURNED");
        assertThat(lentTo(household)).isFalse();
        assertThat(take("RETURN_UNDONE").statusCode()).isEqualTo(204);
        assertThat(status()).isEqualTo("DELIVERED");
        assertThat(lentTo(household)).isTrue();
        assertThat(take("RETURN_UNDONE").statusCode()).isEqualTo(409);
    }

    @Test
    void oneThatIsToBeLentTomorrowCanBeTakenBackTodayAndThatBeUndone() {
        var household = Household.in("Alver");
        assertThat(lend(household, ",\"from\":\"2099-01-01\"").statusCode()).isEqualTo(204);
        take("RETURNED");
        assertThat(take("RETURN_UNDONE").statusCode()).isEqualTo(204);
        assertThat(Sql.column("""
                SELECT (lower(a.valid) AT TIME ZONE 'Europe/Oslo')::date::text FROM device_assignment a JOIN device d ON d.key = a.device_key
                WHERE d.id = ?::uuid""", id)).containsExactly("2099-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOST", "STOLEN"})
    void whatIsLostIsCutOffAtOnceAtBrokerAndIntake(String step) {
        var household = Household.in("Alver");
        lend(household, "");
        take("DELIVERED");
        try (HomeDevice device = connect()) {
            assertThat(take(step).statusCode()).isEqualTo(204);
            await().until(() -> device.publish(device.topic(), "{}") != 0);
        }
        assertThat(lentTo(household)).isFalse();
        assertThat(Sql.column("SELECT (revoked_at IS NOT NULL)::text FROM device WHERE id = ?::uuid", id))
                .containsExactly("true");
        assertThat(take(step).statusCode()).as("said again").isEqualTo(204);
        assertThat(post("credentials", "{}").statusCode()).isEqualTo(409);
        assertThat(take("FOUND").statusCode()).isEqualTo(204);
        assertThat(post("credentials", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void twoWhoShareAScaleHaveNumbersOfTheirOwn() {
        var first = Household.in("Alver");
        var second = Household.in("Alver");
        assertThat(lend(first, ",\"user\":1").statusCode()).isEqualTo(204);
        assertThat(lend(second, ",\"user\":1").statusCode()).isEqualTo(409);
        assertThat(lend(second, "").statusCode()).isEqualTo(409);
        assertThat(lend(second, ",\"user\":2").statusCode()).isEqualTo(204);
    }

    @Test
    void patientsOfOthersAreNotToBeFound() {
        HttpResponse<String> foreign = lend(Household.in("Gulen"), "");
        HttpResponse<String> nobody = post("loans", "{\"nationalIdentityNumber\":\"01810010068\"}");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).isEqualTo(nobody.body()).doesNotContain("Testdal");
    }

    @Test
    void theAdministratorIsNotToldWhoHasIt() {
        var household = Household.in("Alver");
        lend(household, "");
        String page = RunningDemo.get(ADMINISTRATOR, RunningDemo.url("/devices/" + id))
                .body();
        assertThat(page).contains("Tildelt").doesNotContain(household.familyName(), household.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.alver", "pasient.anna", "loggkontroll.alver"})
    void toEverybodyElseThereIsNoStock(String username) {
        assertThat(RunningDemo.get(username, RunningDemo.url("/devices")).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.get(username, RunningDemo.url("/devices/" + id)).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.get(username, RunningDemo.url("/api/devices")).statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.post(
                                username, RunningDemo.url("/api/devices/%s/steps".formatted(id)), "{\"step\":\"LOST\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(status()).isEqualTo("IN_STOCK");
    }

    @Test
    void manyArePastedAtOnceOrNoneAtAll() {
        String lines = "%s-a;Badevekt V3%n%s-b;Hårtørkar".formatted(serial, serial);
        assertThat(paste(lines).body()).contains("Linje 2: Modellen er ikkje kjend.");
        assertThat(Json.list(ADMINISTRATOR, "/api/devices?text=" + serial)).hasSize(1);
        assertThat(paste(lines.replace("Hårtørkar", "Badevekt V3")).statusCode())
                .isEqualTo(303);
        assertThat(Json.list(ADMINISTRATOR, "/api/devices?text=" + serial)).hasSize(3);
    }

    @Test
    void aKitGoesOutAndComesBackTogether() {
        String kit = "Pakke " + serial;
        RunningDemo.submit(ADMINISTRATOR, "/devices/kits", "name", kit);
        String kitId = Sql.column("SELECT id::text FROM device_kit WHERE name = ?", kit)
                .getFirst();
        String other = register(serial + "-2");
        for (String device : List.of(id, other)) {
            assertThat(RunningDemo.submit(ADMINISTRATOR, "/devices/%s/place".formatted(device), "kit", kitId)
                            .statusCode())
                    .isEqualTo(303);
        }
        var household = Household.in("Alver");
        RunningDemo.submit(ADMINISTRATOR, "/devices/kits/%s/loans".formatted(kitId), "number", household.number());
        RunningDemo.submit(ADMINISTRATOR, "/devices/kits/%s/steps".formatted(kitId), "step", "DELIVERED");
        assertThat(List.of(status(), status(other))).containsOnly("DELIVERED");
        take("RETURNED");
        assertThat(RunningDemo.submit(ADMINISTRATOR, "/devices/kits/%s/steps".formatted(kitId), "step", "RETURNED")
                        .statusCode())
                .as("one of them is back already")
                .isEqualTo(422);
        assertThat(status(other)).isEqualTo("DELIVERED");
    }

    private static String readingNow() {
        return "{\"time\":\"%s\",\"kind\":\"weight\",\"values\":{\"value\":78.2}}".formatted(Instant.now());
    }

    private String register() {
        return register(serial);
    }

    private static String register(String serial) {
        String model = Sql.column("""
                SELECT m.id::text FROM device_model m JOIN organisation o ON o.id = m.controller
                WHERE m.name = 'Badevekt V3' AND o.name = 'Alver kommune'""").getFirst();
        return Json.read(RunningDemo.post(
                                ADMINISTRATOR,
                                RunningDemo.url("/api/devices"),
                                "{\"model\":\"%s\",\"serialNumber\":\"%s\"}".formatted(model, serial))
                        .body())
                .get("id")
                .asText();
    }

    private HttpResponse<String> lend(Household household, String more) {
        return post("loans", "{\"nationalIdentityNumber\":\"%s\"%s}".formatted(household.number(), more));
    }

    private HttpResponse<String> take(String step) {
        return post("steps", "{\"step\":\"%s\"}".formatted(step));
    }

    private HttpResponse<String> post(String what, String body) {
        return RunningDemo.post(ADMINISTRATOR, RunningDemo.url("/api/devices/%s/%s".formatted(id, what)), body);
    }

    private static HttpResponse<String> paste(String lines) {
        return RunningDemo.submit(ADMINISTRATOR, "/devices/paste", "lines", lines);
    }

    /** With a new password, as the device is set up. */
    private HomeDevice connect() {
        JsonNode login = Json.read(post("credentials", "{}").body());
        return HomeDevice.connect(
                login.get("username").asText(), login.get("password").asText());
    }

    private String status() {
        return status(id);
    }

    private static String status(String device) {
        return Json.get(ADMINISTRATOR, "/api/devices/" + device).get("status").asText();
    }

    private String name() {
        return Json.get(ADMINISTRATOR, "/api/devices/" + id).get("name").asText();
    }

    private List<String> history() {
        return Sql.column("""
                SELECT e.step FROM device_event e JOIN device d ON d.key = e.device_key WHERE d.id = ?::uuid ORDER BY e.id
                """, id);
    }

    private boolean lentTo(Household household) {
        return Sql.column("""
                SELECT 1 FROM device_assignment a JOIN device d ON d.key = a.device_key JOIN patient p ON p.key = a.patient_key
                WHERE d.id = ?::uuid AND p.id = ? AND a.valid @> now()
                """, id, household.patient()).size() == 1;
    }
}
