package no.samkonsult.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Devices that are missed, and what becomes of it; the rounds that the service goes by itself go on meanwhile. */
class WatchTest {
    private static final Watch WATCH = RunningDemo.bean(Watch.class);
    private static final int MORE_THAN_MANY = 25;

    @Test
    void aDeviceThatIsSilentForTooLongIsATechnicalAlertUntilItIsHeardFrom() {
        var household = Household.in("Modalen");
        try (HomeDevice device = household.device()) {
            inUse(device.name(), "Badevekt V3", 73);
            roundsUntil(() -> !alerts(household).isEmpty());
            assertThat(alerts(household)).containsExactly("device-silent:%s TECHNICAL OPEN".formatted(device.name()));
            UUID waiting = noticeOf(household);
            device.send(HomeDevice.reading("weight", 0, "\"value\":71.3"));
            roundsUntil(() -> alerts(household).contains("device-silent:%s TECHNICAL CLOSED".formatted(device.name())));
            assertThat(Sql.column("SELECT state FROM notice WHERE id = ?", waiting))
                    .as("nobody is told of what is over")
                    .containsExactly("CANCELLED");
        }
    }

    @Test
    void whoeverHasTakenItClosesItThemselves() {
        var household = Household.in("Modalen");
        try (HomeDevice device = household.device()) {
            inUse(device.name(), "Badevekt V3", 73);
            roundsUntil(() -> !alerts(household).isEmpty());
            Sql.run("""
                    UPDATE alert SET status = 'TAKEN', taken_at = now(), taken_by = (SELECT person_id FROM service_staff LIMIT 1)
                    WHERE patient_id = ?
                    """, household.patient());
            device.send(HomeDevice.reading("weight", 0, "\"value\":71.3"));
            roundsUntil(() -> Sql.column(
                            "SELECT in_range::text FROM alert WHERE patient_id = ? AND rule LIKE 'device-silent%'",
                            household.patient())
                    .contains("true"));
            assertThat(alerts(household)).containsExactly("device-silent:%s TECHNICAL TAKEN".formatted(device.name()));
        }
    }

    @Test
    void aDeviceBeneathAGatewayThatIsMissedIsNotToldByItself() {
        var household = Household.in("Modalen");
        String gateway = lent(household);
        String beneath = lent(household);
        inUse(gateway, "Heimportnar H1", 1);
        Sql.run("""
                UPDATE device d SET gateway_key = g.key, address = 'aa:bb:cc:dd:ee:ff' FROM device g
                WHERE d.name = ? AND g.name = ?
                """, beneath, gateway);
        Sql.run(
                "UPDATE device SET online = false, online_changed_at = now() - interval '6 minutes' WHERE name = ?",
                gateway);
        inUse(beneath, "Badevekt V3", 80);
        roundsUntil(() -> !alerts(household).isEmpty());
        WATCH.round();
        assertThat(alerts(household)).containsExactly("device-offline:%s TECHNICAL OPEN".formatted(gateway));
    }

    @Test
    void manyAtOnceAreOneOutageAndNoAlerts() {
        var household = Household.in("Fedje");
        List<String> devices = IntStream.range(0, MORE_THAN_MANY)
                .mapToObj(_ -> lent(household))
                .toList();
        devices.forEach(device -> inUse(device, "Badevekt V3", 1));
        Sql.run(
                "UPDATE device SET last_seen_at = now() - interval '80 hours' WHERE name = ANY (string_to_array(?, ','))",
                String.join(",", devices));
        roundsUntil(() -> WATCH.outage().isPresent());
        assertThat(WATCH.outage().orElseThrow().reason()).isEqualTo(Outage.Reason.MANY_SILENT);
        assertThat(alerts(household)).isEmpty();
        assertThat(RunningDemo.get("heimeteneste.alver", RunningDemo.url("/worklist"))
                        .body())
                .contains("vart stille på ein gong");
        Sql.run(
                "UPDATE device SET last_seen_at = now() WHERE name = ANY (string_to_array(?, ','))",
                String.join(",", devices.subList(1, devices.size())));
        roundsUntil(() -> WATCH.outage().isEmpty());
        assertThat(alerts(household))
                .as("what is silent still is told by itself")
                .containsExactly("device-silent:%s TECHNICAL OPEN".formatted(devices.getFirst()));
    }

    @Test
    void aDeviceThatWasDeliveredIsInUseOnceItIsHeardFrom() {
        var household = Household.in("Modalen");
        String device = lent(household);
        Sql.run("""
                INSERT INTO device_event (device_key, step, status, at)
                SELECT key, 'DELIVERED', 'DELIVERED', now() - interval '1 hour' FROM device WHERE name = ?
                """, device);
        Sql.run("UPDATE device SET status = 'DELIVERED', last_seen_at = now() WHERE name = ?", device);
        roundsUntil(() ->
                Sql.column("SELECT status FROM device WHERE name = ?", device).contains("IN_USE"));
    }

    private static void roundsUntil(Callable<Boolean> condition) {
        await().until(() -> {
            WATCH.round();
            return condition.call();
        });
    }

    private static String lent(Household household) {
        String device = Household.register("Modalen");
        household.assign(device, "2025-01-01T00:00:00+01:00", "infinity");
        return device;
    }

    /** Somebody is to be told of the household's alert tomorrow. */
    private static UUID noticeOf(Household household) {
        UUID id = UUID.randomUUID();
        Sql.run("""
                INSERT INTO notice (id, subject, person_id, urgency, channels, text_key, arguments, link, created_at, due_at, changed_at)
                SELECT ?, 'alert/' || a.id, p.person_id, 'TECHNICAL', '{SMS}', 'notice.technical', '{}', '/', now(),
                       now() + interval '1 day', now()
                FROM alert a JOIN patient p ON p.id = a.patient_id WHERE a.patient_id = ?
                """, id, household.patient());
        return id;
    }

    private static void inUse(String device, String model, int hoursSilent) {
        Sql.run("""
                UPDATE device d SET status = 'IN_USE', last_seen_at = now() - make_interval(hours => ?), model_id = m.id
                FROM device_model m JOIN organisation o ON o.id = m.controller
                WHERE o.name = 'Modalen kommune' AND m.name = ? AND d.name = ?
                """, hoursSilent, model, device);
    }

    private static List<String> alerts(Household household) {
        return Sql.column("""
                SELECT rule || ' ' || severity || ' ' || status FROM alert
                WHERE patient_id = ? AND rule LIKE 'device-%' ORDER BY rule
                """, household.patient());
    }
}
