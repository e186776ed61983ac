package no.samkonsult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import no.samkonsult.DemoProgram.Ports;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.mqtt.DeviceConnection;
import no.samkonsult.device.topic.DeviceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product is killed while devices send: what has its receipt is stored, once, and nothing else is forgotten. */
class KillTest {
    private static final int DEVICES = 20;
    private static final int READINGS_EACH = 250;
    private static final int RECEIPTS_BEFORE_THE_KILL = 2_000;
    /** Above every count of the demo's own history. */
    private static final int FIRST_SEQUENCE = 1_000_000;

    private static final Instant NEWEST = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private record Sent(String device, Instant time, int sequence) {}

    private final Map<Sent, Intake> receipts = new ConcurrentHashMap<>();
    private final LongAdder lostConnections = new LongAdder();

    @Test
    void whatHasItsReceiptIsStoredOnceAndNothingElseIsForgotten(@TempDir Path folder) throws Exception {
        var ports = Ports.free();
        try (var sending = Executors.newVirtualThreadPerTaskExecutor();
                var killed = DemoProgram.start(folder, ports).awaitReady()) {
            var before = Before.prepare(killed);
            List<Sent> all = new ArrayList<>();
            List<Future<?>> devices = new ArrayList<>();
            for (String device : names(killed)) {
                List<Reading> readings = readings(device);
                readings.forEach(reading -> all.add(sent(device, reading)));
                devices.add(sending.submit(() -> sendAll(killed, device, readings)));
            }
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(DemoProgram.PATIENCE)
                    .until(() -> receipts.size() >= RECEIPTS_BEFORE_THE_KILL);
            killed.kill();
            assertThat(receipts).hasSizeLessThan(all.size());
            try (var restarted = DemoProgram.start(folder, ports).awaitReady()) {
                for (Future<?> device : devices) {
                    device.get();
                }
                assertThat(lostConnections.sum()).isPositive();
                assertThat(receipts.values()).isSubsetOf(Intake.STORED, Intake.DUPLICATE);
                assertThat(stored(restarted)).containsExactlyInAnyOrderElementsOf(all);
                assertThat(receipts.keySet()).containsExactlyInAnyOrderElementsOf(all);
                assertThat(count(restarted, "SELECT count(*) FROM measurement_amendment"))
                        .isZero();
                assertThat(count(restarted, SUBJECTS_WITH_TWO_ALERTS)).isZero();
                assertThat(count(restarted, RED_READINGS)).isPositive();
                assertThat(count(restarted, RED_READINGS_WITHOUT_ALERT)).isZero();
                before.assertStillThere(restarted);

                var database = restarted.postmaster();
                restarted.stop().onExit().join();
                await().until(() -> !database.isAlive());
            }
        }
    }

    private static final String SUBJECTS_WITH_TWO_ALERTS = """
            SELECT count(*) FROM
            (SELECT FROM alert WHERE status <> 'CLOSED' GROUP BY patient_id, rule HAVING count(*) > 1) AS twice
            """;

    private static final String RED_READINGS = """
            SELECT count(*) FROM measurement m JOIN patient p ON p.key = m.patient_key
            WHERE m.sequence >= %d AND m.assessment = 3
            """.formatted(FIRST_SEQUENCE);

    private static final String RED_READINGS_WITHOUT_ALERT = RED_READINGS + """
            AND NOT EXISTS (SELECT FROM alert a WHERE a.patient_id = p.id AND a.kind = m.kind AND a.status <> 'CLOSED')
            """;

    /** What people did before the kill. */
    private record Before(String nurse, String doctor, String alert, String consultation) {
        static Before prepare(DemoProgram demo) throws IOException, InterruptedException, SQLException {
            String nurse = demo.logIn("heimeteneste.alver");
            String alert = demo.get(nurse, "/api/alerts?status=open")
                    .get(0)
                    .required("id")
                    .textValue();
            demo.post(nurse, "/api/alerts/%s/acknowledgement".formatted(alert), "");
            String doctor = demo.logIn("fastlege.knarvik");
            return new Before(nurse, doctor, alert, book(demo, doctor));
        }

        private static String book(DemoProgram demo, String doctor)
                throws IOException, InterruptedException, SQLException {
            String parties = "\"patientId\": \"%s\", \"required\": [\"%s\", \"%s\"], \"minutes\": 30"
                    .formatted(
                            text(
                                    demo,
                                    "SELECT p.id FROM patient p JOIN person n ON n.id = p.person_id WHERE given_name = 'Anna'"),
                            text(demo, "SELECT person_id FROM account WHERE username = 'fastlege.knarvik'"),
                            text(demo, "SELECT person_id FROM account WHERE username = 'spesialist.haukeland'"));
            JsonNode found = demo.post(
                    doctor,
                    "/api/consultations/search",
                    "{%s, \"from\": \"%s\", \"to\": \"%s\"}"
                            .formatted(parties, NEWEST, NEWEST.plus(Duration.ofDays(28))));
            String start = found.required("candidates").get(0).required("start").textValue();
            return demo.post(doctor, "/api/consultations", "{%s, \"start\": \"%s\"}".formatted(parties, start))
                    .required("id")
                    .textValue();
        }

        /** The sessions too: the tokens of then are used. */
        void assertStillThere(DemoProgram demo) throws IOException, InterruptedException, SQLException {
            assertThat(demo.get(doctor, "/api/consultations/" + consultation)
                            .required("status")
                            .textValue())
                    .isEqualTo("BOOKED");
            assertThat(demo.get(nurse, "/api/alerts?status=open"))
                    .filteredOn(each -> each.required("id").textValue().equals(alert))
                    .extracting(each -> each.required("status").textValue())
                    .containsExactly("taken");
        }
    }

    /** As a device at home does: each reading is kept until it has its receipt, over as many connections as it takes. */
    private void sendAll(DemoProgram demo, String device, List<Reading> readings) {
        var left = new ArrayDeque<>(readings);
        while (!left.isEmpty()) {
            try (var connection = connect(demo, device)) {
                while (!left.isEmpty()) {
                    Intake intake = connection.send(left.getFirst());
                    receipts.put(sent(device, left.removeFirst()), intake);
                }
            } catch (IOException lost) {
                lostConnections.increment();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static DeviceConnection connect(DemoProgram demo, String device) {
        return await().atMost(DemoProgram.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> DeviceConnection.open(demo.broker(), new DeviceId(device), device + "/1", "demo"),
                        Objects::nonNull);
    }

    private static List<Reading> readings(String device) {
        return IntStream.range(0, READINGS_EACH)
                .mapToObj(number -> reading(device, number))
                .toList();
    }

    /** Every tenth is what no patient's limits allow. */
    private static Reading reading(String device, int number) {
        boolean bad = number % 10 == 0;
        return switch (device.substring(device.indexOf('-') + 1)) {
            case "bp" ->
                reading(
                        Kind.BLOOD_PRESSURE,
                        number,
                        Map.of("systolic", decimal(bad ? 215 : 125), "diastolic", decimal(80)));
            case "oximeter" -> reading(Kind.OXYGEN_SATURATION, number, Map.of("saturation", decimal(bad ? 75 : 95)));
            case "scale" -> reading(Kind.WEIGHT, number, Map.of("value", decimal(bad ? 140 : 70)));
            case "glucose" -> reading(Kind.GLUCOSE, number, Map.of("value", decimal(bad ? 27 : 6)));
            default -> throw new IllegalArgumentException(device);
        };
    }

    private static Reading reading(Kind kind, int number, Map<String, BigDecimal> values) {
        OffsetDateTime time = NEWEST.minusSeconds(READINGS_EACH - number).atOffset(ZoneOffset.ofHours(1));
        return new Reading(kind, time, FIRST_SEQUENCE + number, values, null);
    }

    private static BigDecimal decimal(int value) {
        return BigDecimal.valueOf(value);
    }

    private static Sent sent(String device, Reading reading) {
        return new Sent(
                device, Objects.requireNonNull(reading.time()).toInstant(), Objects.requireNonNull(reading.sequence()));
    }

    /** Those that somebody has at home, and that speak for themselves. */
    private static final String HELD = """
            SELECT DISTINCT d.name FROM device d JOIN device_assignment a ON a.device_key = d.key AND a.valid @> now()
            WHERE d.revoked_at IS NULL AND d.gateway_key IS NULL AND d.name ~ '-(bp|oximeter|scale|glucose)$'
            ORDER BY d.name LIMIT
            """;

    private static List<String> names(DemoProgram demo) throws IOException, SQLException {
        var names = new ArrayList<String>();
        try (var connection = demo.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(HELD + " " + DEVICES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static List<Sent> stored(DemoProgram demo) throws IOException, SQLException {
        var stored = new ArrayList<Sent>();
        try (var connection = demo.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT d.name, m.effective_at, m.sequence FROM measurement m JOIN device d ON d.key = m.device_key
                        WHERE m.sequence >= %d
                        """.formatted(FIRST_SEQUENCE))) {
            while (rows.next()) {
                stored.add(new Sent(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        rows.getInt(3)));
            }
        }
        return stored;
    }

    private static long count(DemoProgram demo, String query) throws IOException, SQLException {
        return Long.parseLong(text(demo, query));
    }

    private static String text(DemoProgram demo, String query) throws IOException, SQLException {
        try (var connection = demo.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
