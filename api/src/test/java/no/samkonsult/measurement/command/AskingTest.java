package no.samkonsult.measurement.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Instant;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A nurse asks a device in a home to measure again. */
class AskingTest {
    private static final String NURSE = "heimeteneste.alver";

    private final Household household = Household.in("Alver");

    @Test
    void theDeviceIsAskedAndItsNextReadingIsTheAnswer() {
        try (HomeDevice device = household.device().listening()) {
            assertThat(ask(NURSE, device, "weight").statusCode()).isEqualTo(202);
            assertThat(device.nextCommand())
                    .startsWith("dho/v1/%s/command ".formatted(device.name()))
                    .contains("\"command\": \"measure\"", "\"kind\": \"weight\"");
            await().until(() -> page().contains("sendt til utstyret"));
            device.send("{\"time\":\"%s\",\"kind\":\"weight\",\"values\":{\"value\":70.1}}".formatted(Instant.now()));
            await().until(() -> page().contains("ny måling motteken"));
        }
        assertThat(household.trail()).contains("CREATE device_command ENROLMENT");
    }

    @Test
    void askingTwiceIsAskingOnce() {
        try (HomeDevice device = household.device()) {
            String first = ask(NURSE, device, "weight").body();
            assertThat(ask(NURSE, device, "weight").body()).isEqualTo(first);
            assertThat(ask(NURSE, device, "pulse").body()).isNotEqualTo(first);
        }
    }

    @Test
    void aGatewayIsAskedForWhatIsBeneathIt() {
        try (HomeDevice gateway = household.device().listening();
                HomeDevice beneath = household.device()) {
            Sql.run("""
                    UPDATE device d SET gateway_key = g.key, address = 'c4:7c:8d:6a:10:99' FROM device g
                    WHERE d.name = ? AND g.name = ?
                    """, beneath.name(), gateway.name());
            ask(NURSE, beneath, "weight");
            assertThat(gateway.nextCommand()).contains("\"beneath\": \"c4:7c:8d:6a:10:99\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.masfjorden", "admin.alver", "koordinator", "legesekretar.knarvik"})
    void whoeverHasNoGroundForTheMeasurementsAsksNothing(String username) {
        try (HomeDevice device = household.device()) {
            assertThat(ask(username, device, "weight").statusCode()).isEqualTo(404);
        }
        assertThat(Sql.column("SELECT id::text FROM device_command WHERE patient_id = ?", household.patient()))
                .isEmpty();
    }

    @Test
    void aKindThatDoesNotExistIsNamed() {
        try (HomeDevice device = household.device()) {
            assertThat(ask(NURSE, device, "mood").body()).contains("\"field\":\"kind\"");
        }
    }

    private HttpResponse<String> ask(String username, HomeDevice device, String kind) {
        String id = Sql.column("SELECT id::text FROM device WHERE name = ?", device.name())
                .getFirst();
        return RunningDemo.post(
                username,
                RunningDemo.url("/api/patients/%s/commands".formatted(household.patient())),
                "{\"device\":\"%s\",\"kind\":\"%s\"}".formatted(id, kind));
    }

    private String page() {
        return RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()))
                .body();
    }
}
