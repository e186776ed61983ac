package no.samkonsult.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database gives the service's own role when no statement filters anything: a check forgotten in Java shows nothing. */
class RowLevelSecurityTest {
    /** Every guarded table with whose row it is, and the part of the record that it belongs to. */
    private static final Map<String, Scope> PATIENT_OF_ROW = Map.ofEntries(
            Map.entry("SELECT id FROM patient", Scope.IDENTITY),
            Map.entry("SELECT patient_id FROM enrolment", Scope.IDENTITY),
            Map.entry("SELECT patient_id FROM next_of_kin", Scope.IDENTITY),
            Map.entry("SELECT p.id FROM person w JOIN patient p ON p.person_id = w.id", Scope.IDENTITY),
            Map.entry("SELECT p.id FROM measurement m JOIN patient p ON p.key = m.patient_key", Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM measurement_amendment m JOIN patient p ON p.key = m.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM device_assignment a JOIN patient p ON p.key = a.patient_key", Scope.MEASUREMENTS),
            Map.entry("SELECT p.id FROM limit_set s JOIN patient p ON p.key = s.patient_key", Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM limit_band b JOIN limit_set s ON s.id = b.limit_set_id JOIN patient p ON p.key = s.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM limit_change c JOIN limit_set s ON s.id = c.limit_set_id JOIN patient p ON p.key = s.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry("SELECT p.id FROM remeasurement r JOIN patient p ON p.key = r.patient_key", Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM measurement_invalidation i JOIN patient p ON p.key = i.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry("SELECT patient_id FROM monitoring_plan", Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.patient_id FROM plan_responsibility r JOIN monitoring_plan p ON p.id = r.plan_id",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.patient_id FROM plan_delegation d JOIN plan_responsibility r ON r.id = d.responsibility_id"
                            + " JOIN monitoring_plan p ON p.id = r.plan_id",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.patient_id FROM plan_activity a JOIN monitoring_plan p ON p.id = a.plan_id",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.patient_id FROM plan_questionnaire q JOIN monitoring_plan p ON p.id = q.plan_id",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM questionnaire_response q JOIN patient p ON p.key = q.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM response_invalidation i JOIN patient p ON p.key = i.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.patient_id FROM plan_pause u JOIN monitoring_plan p ON p.id = u.plan_id",
                    Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.id FROM limit_acknowledgement a JOIN limit_set s ON s.id = a.limit_set_id JOIN patient p ON p.key = s.patient_key",
                    Scope.MEASUREMENTS),
            Map.entry("SELECT patient_id FROM news2_score", Scope.MEASUREMENTS),
            Map.entry(
                    "SELECT p.patient_id FROM plan_contact c JOIN monitoring_plan p ON p.id = c.plan_id",
                    Scope.MEASUREMENTS),
            Map.entry("SELECT patient_id FROM quarantine WHERE patient_id IS NOT NULL", Scope.MEASUREMENTS),
            Map.entry("SELECT patient_id FROM patient_message", Scope.MESSAGES),
            Map.entry("SELECT patient_id FROM consultation", Scope.CONSULTATIONS),
            Map.entry(
                    "SELECT c.patient_id FROM consultation_participant a JOIN consultation c ON c.id = a.consultation_id",
                    Scope.CONSULTATIONS),
            Map.entry(
                    "SELECT c.patient_id FROM consultation_change h JOIN consultation c ON c.id = h.consultation_id",
                    Scope.CONSULTATIONS));

    @BeforeAll
    static void aPatientInEverySituation() {
        assertThat(MatrixPatients.all()).isNotEmpty();
    }

    @Test
    void theServiceConnectsAsARoleThatPoliciesHold() throws SQLException {
        try (var app = app();
                var rows = app.createStatement()
                        .executeQuery(
                                "SELECT rolsuper, rolbypassrls, rolname FROM pg_roles WHERE rolname = current_user")) {
            rows.next();
            assertThat(rows.getString("rolname")).isEqualTo("samkonsult_app");
            assertThat(rows.getBoolean("rolsuper")).isFalse();
            assertThat(rows.getBoolean("rolbypassrls")).isFalse();
        }
        assertThat(Sql.column(
                        "SELECT tablename FROM pg_tables WHERE tableowner IN ('samkonsult_app', 'samkonsult_intake')"))
                .isEmpty();
    }

    @Test
    void everyTableThatHoldsAPatientIsGuardedOrNamedHere() {
        assertThat(Sql.column("""
                        SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT c.relrowsecurity
                          AND c.relnamespace = 'public'::regnamespace AND a.attname IN ('patient_id', 'patient_key')
                        """))
                .as("tables that decisions are made from, and are never shown")
                .containsExactlyInAnyOrder("care_relation", "withheld_item");
    }

    @Test
    void noPartitionCanBeReadRoundItsTable() {
        assertThat(Sql.column("""
                        SELECT c.relname FROM pg_class c WHERE c.relispartition AND c.relkind = 'r'
                          AND (has_table_privilege('samkonsult_app', c.oid, 'SELECT') OR has_table_privilege('samkonsult_intake', c.oid, 'SELECT'))
                        """)).isEmpty();
    }

    @Test
    void withoutANameThereAreNoRows() throws SQLException {
        for (String sql : PATIENT_OF_ROW.keySet()) {
            assertThat(found("", sql)).as(sql).isEmpty();
            assertThat(found("system/nobody", "SELECT patient_id FROM alert")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyFindsTheRowsOfThoseTheTableOpensAndNoOther(Role role) throws SQLException {
        for (var table : PATIENT_OF_ROW.entrySet()) {
            assertThat(found(Actors.in(role).setting(), table.getKey()))
                    .as("%s: %s", role, table.getKey())
                    .isEqualTo(open(role, table.getValue()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void alertsAndAdviceAreForThoseWhoWorkWithThemAlone(Role role) throws SQLException {
        Set<String> expected = role.isPrivate() ? Set.of() : open(role, Scope.MEASUREMENTS);
        for (String table : new String[] {"alert", "alert_event", "advice_request", "suitability_check"}) {
            assertThat(found(Actors.in(role).setting(), "SELECT patient_id FROM " + table))
                    .as(table)
                    .isEqualTo(expected);
        }
        assertThat(found(
                        Actors.in(role).setting(),
                        "SELECT r.patient_id FROM advice_entry e JOIN advice_request r ON r.id = e.request_id"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void whySomebodyIsOverbookedIsForThoseAtWorkAlone(Role role) throws SQLException {
        Set<String> expected = role.isPrivate() ? Set.of() : open(role, Scope.CONSULTATIONS);
        assertThat(found(Actors.in(role).setting(), """
                        SELECT c.patient_id FROM overbooking x JOIN consultation c ON c.id = x.consultation_id
                        """)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void whatOneMustKnowIsForThoseWhoTreatAndForThePatient(Role role) throws SQLException {
        Set<String> expected = role == Role.NEXT_OF_KIN ? Set.of() : open(role, Scope.MEASUREMENTS);
        assertThat(found(Actors.in(role).setting(), "SELECT patient_id FROM patient_fact"))
                .isEqualTo(expected);
    }

    /** The patients of whom the table opens a part to a role. */
    private static Set<String> open(Role role, Scope part) {
        return Arrays.stream(Situation.values())
                .filter(situation -> GroundTable.isOpen(role, situation, part))
                .map(situation -> MatrixPatients.in(situation, role).id().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatIsNotSeenIsNotChanged() throws SQLException {
        String alert = MatrixPatients.in(Situation.ENROLLED_ELSEWHERE, Role.HOME_CARE)
                .names()
                .get("alert");
        try (var app = app();
                var statement = app.createStatement()) {
            name(app, Actors.in(Role.HOME_CARE).setting());
            assertThat(statement.executeUpdate("UPDATE alert SET note = 'x' WHERE id = '%s'".formatted(alert)))
                    .isZero();
            assertThat(statement.executeUpdate("UPDATE patient SET address = 'x' WHERE id = '%s'"
                            .formatted(MatrixPatients.in(Situation.CONSENT_WITHDRAWN, Role.HOME_CARE)
                                    .id())))
                    .isZero();
        }
    }

    /** Whoever may is stopped by there being no such consultation alone. */
    @ParameterizedTest
    @EnumSource
    void onlyThoseWhoMayOverbookAndTheirOwnColleagues(Role role) throws SQLException {
        String add = """
                INSERT INTO overbooking (id, consultation_id, person_id, reason, decided_by, decided_at)
                VALUES (gen_random_uuid(), gen_random_uuid(), '%s', 'x', acting_person(), now())
                """;
        for (UUID whom : List.of(Actors.in(role).person(), Actors.person("Framand"))) {
            boolean may = role.mayOverbook() && whom.equals(Actors.in(role).person());
            try (var app = app();
                    var statement = app.createStatement()) {
                name(app, Actors.in(role).setting());
                assertThatThrownBy(() -> statement.execute(add.formatted(whom)))
                        .hasMessageContaining(may ? "foreign key" : "row-level security");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void roomsAreKeptByTheOfficeWhoseTheyAre(Role role) throws SQLException {
        String add =
                "INSERT INTO resource (id, organisation_id, kind, name) VALUES (gen_random_uuid(), '%s', 'ROOM', 'x')";
        try (var app = app();
                var statement = app.createStatement()) {
            name(app, Actors.in(role).setting());
            if (role == Role.SECRETARY || role == Role.ADMINISTRATOR) {
                assertThat(statement.executeUpdate(add.formatted(Actors.in(role).organisation())))
                        .isOne();
            }
            assertThatThrownBy(() ->
                            statement.execute(add.formatted(Actors.in(role).otherOrganisation())))
                    .hasMessageContaining("row-level security");
        }
    }

    /** Patients and next of kin see plans and limits, and change none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE limit_set SET valid = 'empty'",
                "UPDATE limit_band SET red_high = 500",
                "UPDATE monitoring_plan SET valid = 'empty'",
                "UPDATE plan_activity SET every_days = 90",
                "UPDATE plan_contact SET valid = 'empty'",
                "UPDATE plan_questionnaire SET every_days = 90",
                "UPDATE limit_acknowledgement SET acknowledged_at = now(), acknowledged_by = acting_person()"
            })
    void thePatientChangesNoPlanAndNoLimit(String update) throws SQLException {
        try (var app = app();
                var statement = app.createStatement()) {
            name(app, Actors.in(Role.PATIENT).setting());
            try (var seen = statement.executeQuery("SELECT count(*) FROM limit_set")) {
                seen.next();
                assertThat(seen.getInt(1)).isPositive();
            }
            assertThat(statement.executeUpdate(update)).isZero();
        }
    }

    @Test
    void nobodyWritesAnotherPersonsName() throws SQLException {
        try (var app = app();
                var statement = app.createStatement()) {
            name(app, Actors.in(Role.HOME_CARE).setting());
            assertThatThrownBy(() -> statement.execute(
                            """
                            INSERT INTO audit_event (person_id, role, session_id, action, entity, ground)
                            VALUES ('%s', 'SPECIALIST', gen_random_uuid(), 'READ', 'x', 'x')
                            """.formatted(Actors.in(Role.SPECIALIST).person())))
                    .hasMessageContaining("row-level security");
        }
    }

    /** The patients of the matrix among those whose rows a statement finds in somebody's name. */
    private static Set<String> found(String setting, String sql) throws SQLException {
        try (var app = app();
                var statement = app.createStatement()) {
            name(app, setting);
            var patients = new HashSet<String>();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    patients.add(rows.getString(1));
                }
            }
            Set<String> known = MatrixPatients.all().stream()
                    .map(each -> each.id().toString())
                    .collect(Collectors.toSet());
            patients.retainAll(known);
            return new TreeSet<>(patients);
        }
    }

    private static Connection app() throws SQLException {
        Connection connection = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void name(Connection connection, String setting) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT act_as(?)")) {
            statement.setString(1, setting);
            statement.execute();
        }
    }
}
