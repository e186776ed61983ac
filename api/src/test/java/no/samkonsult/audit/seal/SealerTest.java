package no.samkonsult.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.samkonsult.Application;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.demo.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seal on the real audit trail, and what its owner cannot do to it without being found out. */
class SealerTest {
    private static final String INSERT = """
            INSERT INTO audit_event (person_id, role, session_id, action, entity, ground)
            VALUES (gen_random_uuid(), 'HOME_CARE', gen_random_uuid(), 'READ', 'patient', 'ENROLMENT')
            """;

    /** For every column another value, as whoever owns the table could write it. */
    private static final Map<String, String> OTHER_VALUES = new TreeMap<>(Map.ofEntries(
            Map.entry("id", "DEFAULT"),
            Map.entry("recorded_at", "recorded_at + interval '1 microsecond'"),
            Map.entry("person_id", "gen_random_uuid()"),
            Map.entry("role", "'SPECIALIST'"),
            Map.entry("organisation_id", "gen_random_uuid()"),
            Map.entry("session_id", "gen_random_uuid()"),
            Map.entry("patient_id", "gen_random_uuid()"),
            Map.entry("action", "'UPDATE'"),
            Map.entry("entity", "'device'"),
            Map.entry("ground", "'CONSENT'"),
            Map.entry("purpose_of_use", "'ETREAT'"),
            Map.entry("decision_ref", "NULL"),
            Map.entry("address", "'192.0.2.1'"),
            Map.entry("request_id", "NULL"),
            Map.entry("sealed_no", "sealed_no + 1000000000"),
            Map.entry("hash", "sha256('')")));

    @Test
    void whatPeopleDoIsSealedByItselfAndHolds() {
        read();
        allIsSealed();
        assertThat(verify()).isEmpty();
    }

    @Test
    void everyColumnIsUnderTheSeal() {
        assertThat(OTHER_VALUES.keySet()).containsExactlyInAnyOrderElementsOf(Owner.column("""
                        SELECT column_name FROM information_schema.columns WHERE table_name = 'audit_event'
                        """));
        read();
        allIsSealed();
        String row = Owner.column("""
                        SELECT id FROM audit_event WHERE action = 'READ' AND decision_ref IS NOT NULL AND request_id IS NOT NULL
                        ORDER BY sealed_no DESC LIMIT 1
                        """).getFirst();
        for (Map.Entry<String, String> other : OTHER_VALUES.entrySet()) {
            String change =
                    "UPDATE audit_event SET %s = %s WHERE id = %s".formatted(other.getKey(), other.getValue(), row);
            assertThat(afterwards(change)).as(change).isNotEmpty();
        }
        assertThat(verify()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM audit_event WHERE sealed_no = %1$d", """
                UPDATE audit_event e SET sealed_no = 2 * %1$d + 1 - e.sealed_no + 1000000, hash = o.hash FROM audit_event o
                WHERE e.sealed_no IN (%1$d, %1$d + 1) AND o.sealed_no = 2 * %1$d + 1 - e.sealed_no;
                UPDATE audit_event SET sealed_no = sealed_no - 1000000 WHERE sealed_no > 1000000
                """, """
                UPDATE audit_event e SET person_id = o.person_id, session_id = o.session_id, recorded_at = o.recorded_at
                FROM audit_event o
                WHERE e.sealed_no IN (%1$d, %1$d + 1) AND o.sealed_no = 2 * %1$d + 1 - e.sealed_no
                """})
    void whatIsRemovedOrSwappedIsFound(String statements) {
        read();
        read();
        allIsSealed();
        long row = Long.parseLong(
                Owner.column("SELECT max(sealed_no) - 2 FROM audit_event").getFirst());
        assertThat(afterwards(statements.formatted(row))).isNotEmpty();
        assertThat(verify()).isEmpty();
    }

    @Test
    void sealersWhoWorkAtOnceMakeOneChain() throws Exception {
        var sealer = RunningDemo.bean(Sealer.class);
        try (var sealers = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> jobs = IntStream.range(0, 60)
                    .<Callable<Void>>mapToObj(job -> () -> {
                        if (job % 3 == 0) {
                            Owner.run(INSERT);
                        }
                        sealer.seal();
                        return null;
                    })
                    .toList();
            for (Future<Void> done : sealers.invokeAll(jobs)) {
                done.get();
            }
        }
        allIsSealed();
        assertThat(verify()).isEmpty();
    }

    @Test
    void whatCommitsLateIsSealedLateThoughItsIdIsLower() throws SQLException {
        try (var slow = Owner.connection()) {
            slow.setAutoCommit(false);
            String early = Owner.column(slow, INSERT + " RETURNING id").getFirst();
            String later = Owner.column(INSERT + " RETURNING id").getFirst();
            await().until(() -> sealOf(later) > 0);
            assertThat(sealOf(early)).isZero();
            slow.commit();
            await().until(() -> sealOf(early) > 0);
            assertThat(Long.parseLong(early)).isLessThan(Long.parseLong(later));
            assertThat(sealOf(early)).isGreaterThan(sealOf(later));
        }
        assertThat(verify()).isEmpty();
    }

    @Test
    void theHeadOfTheDayIsWrittenDownAndWhatIsOlderCanBeRemoved() {
        await().untilAsserted(() -> assertThat(Heads.read(heads())).hasSize(1));
        Heads.Exported head = Heads.read(heads()).getFirst();
        assertThat(Owner.column("SELECT encode(hash, 'hex') FROM audit_event WHERE sealed_no = " + head.number()))
                .containsExactly(head.hash());

        read();
        allIsSealed();
        assertThat(prune("P1D")).isZero();
        assertThat(Owner.column("SELECT id FROM audit_event WHERE sealed_no = " + head.number()))
                .hasSize(1);
        assertThat(prune("P0D")).isZero();
        assertThat(Owner.column("SELECT min(sealed_no) FROM audit_event")).containsExactly("" + (head.number() + 1));
        assertThat(verify()).isEmpty();
    }

    private static int prune(String keep) {
        return Application.run(
                "audit-prune", "--url", RunningDemo.databaseUrl(), "--heads", heads().toString(), "--keep", keep);
    }

    @Test
    void aRowThatWaitsForItsSealTooLongIsTold() throws SQLException {
        try (var holder = Owner.connection()) {
            holder.setAutoCommit(false);
            Owner.column(holder, "SELECT pg_advisory_xact_lock(%d)".formatted(SealTable.SEALER));
            Owner.run(INSERT);
            Owner.run(
                    "UPDATE audit_event SET recorded_at = recorded_at - interval '2 minutes' WHERE sealed_no IS NULL");
            assertThat(verify()).singleElement().isInstanceOf(Flaw.Unsealed.class);
            assertThat(command()).isEqualTo(1);
            holder.commit();
        }
        allIsSealed();
        assertThat(verify()).isEmpty();
        assertThat(command()).isZero();
    }

    @Test
    void howLongTheOldestRowWaitsIsAMetric() {
        assertThat(RunningDemo.get("admin.alver", RunningDemo.url("/prometheus"))
                        .body())
                .containsPattern("(?m)^samkonsult_audit_unsealed_age_seconds [0-9.]+$");
    }

    /** What the command line answers. */
    private static int command() {
        return Application.run("audit-verify", "--url", RunningDemo.databaseUrl(), "--heads", heads().toString());
    }

    /** What is found after somebody has changed something, which is then undone. */
    private static List<Flaw> afterwards(String change) {
        Owner.run("CREATE TABLE audit_before AS SELECT * FROM audit_event");
        Owner.run(change);
        List<Flaw> found = verify();
        Owner.run("""
                DELETE FROM audit_event e
                WHERE NOT EXISTS (SELECT FROM audit_before b WHERE b.id = e.id AND to_jsonb(b) = to_jsonb(e));
                INSERT INTO audit_event OVERRIDING SYSTEM VALUE
                SELECT * FROM audit_before b WHERE NOT EXISTS (SELECT FROM audit_event e WHERE e.id = b.id);
                DROP TABLE audit_before
                """);
        return found;
    }

    private static void read() {
        var household = Household.in("Masfjorden");
        RunningDemo.get("heimeteneste.masfjorden", RunningDemo.url("/api/patients/" + household.patient()));
    }

    private static void allIsSealed() {
        await().until(() -> Owner.column("SELECT id FROM audit_event WHERE sealed_no IS NULL")
                .isEmpty());
    }

    private static Path heads() {
        return RunningDemo.data().resolve("audit-heads");
    }

    private static List<Flaw> verify() {
        return Verification.of(RunningDemo.databaseUrl(), EmbeddedDatabase.APP_PASSWORD, heads())
                .flaws();
    }

    /** A row's place in the chain, or 0. */
    private static long sealOf(String id) {
        return Owner.column("SELECT coalesce(sealed_no, 0) FROM audit_event WHERE id = " + id).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** Whoever owns the tables, and could do anything. */
    private static final class Owner {
        static Connection connection() throws SQLException {
            return RunningDemo.database("samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
        }

        static void run(String sql) {
            try (var connection = connection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        static List<String> column(String sql) {
            try (var connection = connection()) {
                return column(connection, sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        static List<String> column(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var values = new ArrayList<String>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        }
    }
}
