package no.samkonsult.measurement.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Devices beneath gateways, shared ones, ones without a clock, corrections, and what is read at last, through broker and database. */
class WhoseReadingTest {
    private static final String NURSE = "heimeteneste.masfjorden";
    private static final String SINCE = "2025-01-01T00:00:00+01:00";

    private final Household household = Household.in("Masfjorden");
    private final String device = Household.register("Masfjorden");

    @Test
    void whatAGatewayRelaysIsOfTheDeviceBeneathIt() {
        String beneath = Household.register("Masfjorden");
        Sql.run(
                "UPDATE device SET gateway_key = (SELECT key FROM device WHERE name = ?), address = 'bathroom scale' WHERE name = ?",
                device,
                beneath);
        household.assign(beneath, SINCE, "infinity");
        try (var gateway = HomeDevice.connect(device)) {
            long millis = HomeDevice.minutesAgo(10).toEpochMilli();
            String message = "{\"%s\":[{\"ts\":%d,\"values\":{\"weight\":80.5}}]}";
            assertThat(gateway.sendTo("thingsboard", message.formatted("bathroom scale", millis)))
                    .isEqualTo("stored");
            assertThat(gateway.sendTo("thingsboard", message.formatted("somebody's scale", millis)))
                    .isEqualTo("quarantined");
        }
        assertThat(values(household)).containsExactly("80.5");
    }

    @Test
    void twoWhoShareAScaleEachGetTheirOwn() {
        Household other = Household.in("Masfjorden");
        household.assign(device, SINCE, "infinity");
        number(household, 1);
        other.assign(device, SINCE, "infinity");
        number(other, 2);
        try (var scale = HomeDevice.connect(device)) {
            assertThat(scale.send(weight(1, "61.0"))).isEqualTo("stored");
            assertThat(scale.send(weight(2, "92.0"))).isEqualTo("stored");
            assertThat(scale.send(HomeDevice.reading("weight", 12, "\"value\":70")))
                    .isEqualTo("quarantined");
        }
        assertThat(values(household)).containsExactly("61.0");
        assertThat(values(other)).containsExactly("92.0");
    }

    @Test
    void whatADeviceWithoutAClockRepeatsIsOneReading() {
        household.assign(device, SINCE, "infinity");
        try (var scale = HomeDevice.connect(device)) {
            assertThat(scale.send("{\"kind\":\"weight\",\"values\":{\"value\":80.5},\"rssi\":-70}"))
                    .isEqualTo("stored");
            assertThat(scale.send("{\"kind\":\"weight\",\"values\":{\"value\":80.5},\"rssi\":-71}"))
                    .isEqualTo("duplicate");
            assertThat(scale.send("{\"kind\":\"weight\",\"values\":{\"value\":80.6}}"))
                    .isEqualTo("stored");
        }
        assertThat(values(household)).containsExactlyInAnyOrder("80.5", "80.6");
    }

    @Test
    void aClockThatToldWhatItShowedIsCorrectedBesideTheTimeItReported() {
        household.assign(device, SINCE, "infinity");
        try (var scale = HomeDevice.connect(device)) {
            String ahead = Instant.now().plus(1, ChronoUnit.HOURS).toString();
            assertThat(scale.send("{\"time\":\"%s\",\"clock\":\"%s\",\"kind\":\"weight\",\"values\":{\"value\":80}}"
                            .formatted(ahead, ahead)))
                    .isEqualTo("stored");
        }
        assertThat(Sql.column(
                        "SELECT round(m.clock_skew / 3600.0)::text FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?",
                        household.patient()))
                .containsExactly("1");
    }

    @Test
    void whatShouldNeverHaveBeenRecordedIsMarkedSo() {
        household.assign(device, SINCE, "infinity");
        try (var scale = HomeDevice.connect(device)) {
            assertThat(scale.send(observation("final"))).isEqualTo("stored");
            assertThat(scale.send(observation("entered-in-error"))).isEqualTo("stored");
            assertThat(scale.send(observation("entered-in-error"))).isEqualTo("duplicate");
        }
        var bundle = Json.read(RunningDemo.get(NURSE, RunningDemo.fhir("/Observation?patient=" + household.patient()))
                .body());
        assertThat(bundle.get("entry")).hasSize(1);
        assertThat(bundle.at("/entry/0/resource/status").asText()).isEqualTo("entered-in-error");
    }

    @Test
    void whatWasQuarantinedIsReadOnceItsDeviceIsSomebodys() {
        try (var scale = HomeDevice.connect(device)) {
            assertThat(scale.send(HomeDevice.reading("weight", 10, "\"value\":80.5")))
                    .isEqualTo("quarantined");
        }
        household.assign(device, SINCE, "infinity");
        Sql.run("UPDATE quarantine SET patient_id = ? WHERE device = ?", household.patient(), device);

        String page = RunningDemo.submit(NURSE, "/quarantine/reading").body();

        assertThat(page).contains("Éi melding vart lesen");
        assertThat(values(household)).containsExactly("80.5");
        assertThat(Sql.column("SELECT id FROM quarantine WHERE device = ? AND released_at IS NULL", device))
                .isEmpty();
    }

    @Test
    void aMonthThatIsMadeTakesWhatClocksAheadHadPutElsewhere() {
        household.assign(device, SINCE, "infinity");
        try (var scale = HomeDevice.connect(device)) {
            assertThat(scale.send("{\"time\":\"2031-02-03T04:05:06Z\",\"kind\":\"weight\",\"values\":{\"value\":80}}"))
                    .isEqualTo("stored");
        }
        assertThat(Sql.column("SELECT create_measurement_partitions(date '2031-03-01')::text"))
                .hasSize(1);
        assertThat(Sql.column(
                        "SELECT m.tableoid::regclass::text FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?",
                        household.patient()))
                .containsExactly("measurement_2031_02");
    }

    private void number(Household of, int user) {
        Sql.run(
                "UPDATE device_assignment SET user_index = ? WHERE device_key = (SELECT key FROM device WHERE name = ?) AND patient_key = (SELECT key FROM patient WHERE id = ?)",
                user,
                device,
                of.patient());
    }

    private static String weight(int user, String value) {
        return "{\"time\":\"%s\",\"sequence\":%d,\"user\":%d,\"kind\":\"weight\",\"values\":{\"value\":%s}}"
                .formatted(HomeDevice.minutesAgo(10), user, user, value);
    }

    private static String observation(String status) {
        return """
                {"resourceType":"Observation","status":"%s",
                 "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
                 "effectiveDateTime":"%s",
                 "valueQuantity":{"value":80.5,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
                """.formatted(status, HomeDevice.minutesAgo(10));
    }

    private static List<String> values(Household of) {
        return Sql.column(
                "SELECT m.value1::text FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?",
                of.patient());
    }
}
