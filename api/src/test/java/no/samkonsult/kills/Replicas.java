package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import no.samkonsult.Household;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.demo.EmbeddedDatabase;

/** Two replicas of the role web on one database, a desk with two on duty, and the gateway that carries their notices. */
record Replicas(
        Path folder, Database database, Receiver receiver, List<Replica> all, List<UUID> patients, String account)
        implements AutoCloseable {
    private static final int PATIENTS = 20;

    private static final String RAISE = """
            INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)
            SELECT e.patient_id, 'device:replicas-' || ?, 'RED', k.id, e.controller, now()
            FROM enrolment e JOIN desk k ON k.service_id = e.service_id WHERE e.patient_id = ?
            """;

    static Replicas create(Path folder) throws Exception {
        Database database = Database.create(folder.resolve("database"), Disk.ofThisMachine());
        rememberCommits(database);
        Receiver receiver = Receiver.start();
        try (Connection owner = database.asOwner()) {
            var created = new Replicas[1];
            Sql.to(owner, () -> created[0] = staffed(folder, database, receiver));
            return created[0];
        }
    }

    private static Replicas staffed(Path folder, Database database, Receiver receiver) {
        var service = new TestService().open();
        TestService.Nurse one = service.nurse();
        service.onDuty(one).onDuty(service.nurse()).step("RED", "ON_DUTY");
        List<UUID> patients = Stream.generate(() -> service.follow(Household.in("Alver")))
                .limit(PATIENTS)
                .map(Household::patient)
                .toList();
        try {
            return new Replicas(
                    folder,
                    database,
                    receiver,
                    List.of(
                            Replica.create(folder.resolve("one"), database, receiver),
                            Replica.create(folder.resolve("two"), database, receiver)),
                    patients,
                    one.account());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** So that it can be told afterwards when a transaction was committed. */
    private static void rememberCommits(Database database) throws SQLException, IOException {
        try (var superuser = DriverManager.getConnection(database.url(), "postgres", "");
                var statement = superuser.createStatement()) {
            statement.execute("ALTER SYSTEM SET track_commit_timestamp = on");
        }
        database.stopImmediately();
        database.start();
        await().atMost(ChildProcess.PATIENCE).until(database::answers);
        assertThat(database.count(
                        "SELECT count(*) FROM pg_settings WHERE name = 'track_commit_timestamp' AND setting = 'on'"))
                .isOne();
    }

    /** Raises alerts one after the other, as the role that takes readings in does. */
    void raise(int alerts, Duration pace) throws SQLException {
        try (var intake = DriverManager.getConnection(
                        database.url(), "samkonsult_intake", EmbeddedDatabase.INTAKE_PASSWORD);
                var insert = intake.prepareStatement(RAISE)) {
            for (int i = 0; i < alerts; i++) {
                insert.setInt(1, i);
                insert.setObject(2, patients.get(i % patients.size()));
                insert.executeUpdate();
                Scene.last(pace);
            }
        }
    }

    /** Takes an alert by whichever replica answers; tells whether it was to be taken. */
    boolean take(String token, String alert) throws InterruptedException {
        for (int i = ThreadLocalRandom.current().nextInt(2); ; i++) {
            try {
                int status = all.get(i % all.size()).take(token, alert);
                if (status == 204) {
                    return true;
                }
                if (status < 500) {
                    return false;
                }
            } catch (IOException killed) {
                Scene.last(Duration.ofMillis(50));
            }
        }
    }

    @Override
    public void close() {
        all.forEach(Replica::close);
        receiver.close();
        database.close();
    }
}
