package no.samkonsult.demo.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.platform.Schema;
import no.samkonsult.shared.NationalIdentityNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRegionTest {
    private static final List<String> TABLES = List.of(
            "organisation",
            "service",
            "service_hours",
            "desk",
            "person",
            "practitioner_role",
            "service_staff",
            "patient",
            "next_of_kin",
            "enrolment",
            "care_relation",
            "gp_list",
            "duty_agreement",
            "duty_rotation",
            "duty_rotation_person",
            "duty_absence",
            "account",
            "device",
            "device_assignment",
            "limit_set",
            "limit_band",
            "working_hours",
            "occupancy");

    private static EmbeddedDatabase database;
    private static Connection connection;

    @BeforeAll
    static void loadTheRegion(@TempDir Path folder) throws SQLException {
        database = EmbeddedDatabase.start(folder, 0);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        load();
        connection = DriverManager.getConnection(database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void loadingAgainChangesNothing() throws SQLException {
        List<String> before = everything();
        load();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void hasSevenMunicipalitiesByTheirNumbers() throws SQLException {
        assertThat(query("SELECT municipality_number FROM organisation WHERE kind = 'MUNICIPALITY'"))
                .containsExactlyInAnyOrder("4629", "4630", "4631", "4632", "4633", "4634", "4635");
    }

    @Test
    void organisationNumbersHaveTheirCheckDigit() throws SQLException {
        assertThat(query("SELECT organisation_number FROM organisation"))
                .hasSize(21)
                .doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(remainder(number)).isZero());
    }

    @Test
    void hasThirtyPatientsWithSyntheticNumbersOfTheirBirthDate() throws SQLException {
        assertThat(query("""
                        SELECT national_identity_number || ' ' || birth_date
                        FROM patient JOIN person ON person.id = person_id
                        """)).hasSize(30).allSatisfy(row -> {
            var number = NationalIdentityNumber.of(row.substring(0, 11));
            assertThat(number.isSynthetic()).isTrue();
            assertThat(number.birthDate()).hasToString(row.substring(12));
        });
    }

    @Test
    void hasEveryAccount() throws SQLException {
        assertThat(query("SELECT username FROM account"))
                .containsExactlyInAnyOrder(
                        "heimeteneste.alver",
                        "heimeteneste.masfjorden",
                        "fastlege.knarvik",
                        "spesialist.haukeland",
                        "responssenter",
                        "legevakt.nordhordland",
                        "sjukeheimslege.alver",
                        "legesekretar.knarvik",
                        "koordinator",
                        "admin.alver",
                        "loggkontroll.alver",
                        "personvernombod",
                        "analytikar",
                        "pasient.anna",
                        "parorande.kari");
    }

    @Test
    void theResponseCentreWatchesEveryMunicipalityJustWhenItsOwnServiceIsClosed() throws SQLException {
        assertThat(query("""
                        SELECT s.id FROM service s JOIN organisation o ON o.id = s.organisation_id
                        WHERE o.kind = 'MUNICIPALITY' AND interval '7 days' =
                              (SELECT sum(ends - begins) FROM duty_agreement d WHERE d.for_service = s.id)
                            + (SELECT sum(closes - opens) FROM service_hours h WHERE h.service_id = s.id)
                        """)).hasSize(7);
        assertThat(query("""
                        SELECT d.id FROM duty_agreement d JOIN service_hours h ON h.service_id = d.for_service
                        WHERE h.weekday = d.weekday AND h.opens < d.ends AND d.begins < h.closes
                        """)).isEmpty();
    }

    @Test
    void everyPatientHasADeskOfTheirOwnMunicipality() throws SQLException {
        assertThat(query("""
                        SELECT p.id FROM patient p
                        JOIN enrolment e ON e.patient_id = p.id AND e.valid @> now()
                        JOIN service s ON s.id = e.service_id
                        JOIN desk ON desk.service_id = s.id
                        JOIN organisation o ON o.id = s.organisation_id AND o.municipality_number = p.municipality_number
                        """)).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void thereIsOneAnnaAndOneOlav() throws SQLException {
        assertThat(query("""
                        SELECT given_name || ' ' || municipality_number FROM patient JOIN person ON person.id = person_id
                        WHERE given_name ~* '^(anna|olav)' OR family_name ~* '^(anna|olav)' ORDER BY 1
                        """)).containsExactly("Anna 4631", "Olav 4634");
    }

    @Test
    void annaAndOlavHaveTheDevicesOneCanLogInAs() throws SQLException {
        assertThat(query("SELECT name FROM device WHERE name ~ '^(anna|olav)' ORDER BY name"))
                .containsExactly("anna-bp", "anna-glucose", "anna-oximeter", "anna-scale", "olav-bp", "olav-scale");
    }

    @Test
    void annaIsSeenByThoseWhoCareForHer() throws SQLException {
        assertThat(query("""
                        SELECT DISTINCT username FROM care_relation r
                        LEFT JOIN service_staff w ON w.service_id = r.party
                        JOIN account a ON a.person_id = coalesce(w.person_id, r.party)
                        WHERE r.patient_id = '%s' ORDER BY 1
                        """.formatted(DemoPatient.ANNA.id())))
                .containsExactly(
                        "fastlege.knarvik",
                        "heimeteneste.alver",
                        "koordinator",
                        "legesekretar.knarvik",
                        "parorande.kari",
                        "pasient.anna",
                        "spesialist.haukeland");
    }

    @Test
    void twoPatientsMeasureWithoutConfirmedLimits() throws SQLException {
        assertThat(query("""
                        SELECT DISTINCT patient_key FROM device_assignment
                        WHERE patient_key NOT IN (SELECT patient_key FROM limit_set)
                        """)).hasSize(2);
    }

    @Test
    void aboutHalfOfAGpsHoursAreTaken() throws SQLException {
        assertThat(query("""
                        SELECT extract(epoch FROM sum(upper(during) - lower(during))) / 3600 / 60
                        FROM occupancy o JOIN practitioner_role r ON r.person_id = o.person_id
                        WHERE role = 'GENERAL_PRACTITIONER' GROUP BY o.person_id
                        """)).hasSize(8).allSatisfy(hoursADay -> assertThat(Double.parseDouble(hoursADay))
                .isBetween(1.8, 3.2));
    }

    @Test
    void everybodyIsFreeInTheAgreedHours() throws SQLException {
        assertThat(query("""
                        SELECT id FROM occupancy
                        WHERE (extract(isodow FROM lower(during) AT TIME ZONE 'Europe/Oslo') = 2
                               AND (lower(during) AT TIME ZONE 'Europe/Oslo')::time < '14:00'
                               AND (upper(during) AT TIME ZONE 'Europe/Oslo')::time > '13:00')
                           OR (extract(isodow FROM lower(during) AT TIME ZONE 'Europe/Oslo') = 4
                               AND (lower(during) AT TIME ZONE 'Europe/Oslo')::time < '10:00'
                               AND (upper(during) AT TIME ZONE 'Europe/Oslo')::time > '09:00')
                        """)).isEmpty();
        assertThat(query("SELECT id FROM occupancy")).hasSizeGreaterThan(1000);
    }

    private static void load() {
        DemoRegion.load(database.url(), EmbeddedDatabase.APP_PASSWORD);
    }

    private static List<String> everything() throws SQLException {
        var rows = new ArrayList<String>();
        for (String table : TABLES) {
            rows.addAll(query("SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
        }
        return rows;
    }

    private static List<String> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static int remainder(String organisationNumber) {
        int[] weights = {3, 2, 7, 6, 5, 4, 3, 2, 1};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(organisationNumber.charAt(i), 10);
        }
        return sum % 11;
    }
}
