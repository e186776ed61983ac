package no.samkonsult.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.shared.NationalIdentityNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of one organisation, and what of it the database gives to whom whatever the service asks. */
class OrganisationLogTest {
    private static final String CONTROLLER = "loggkontroll.alver";

    private final Household own = Household.in("Alver");
    private final Household foreign = Household.in("Masfjorden");

    @Test
    void showsWhatAnybodyDidWithRecordsTheOrganisationAnswersFor() {
        open("heimeteneste.masfjorden", own);
        HttpResponse<String> answer = find(number(own));
        assertThat(answer.statusCode()).isEqualTo(303);
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(address).isEqualTo("/audit/patients/" + own.patient());
        assertThat(page(address)).contains("Testine " + own.familyName(), "Masfjorden kommune", "vart avvist");
    }

    @Test
    void answersAlikeForAPatientOfOthersAndForANumberOfNobody() {
        open("heimeteneste.masfjorden", foreign);
        String nobody =
                NationalIdentityNumber.synthetic(LocalDate.of(1907, 7, 7), 7).digits();
        HttpResponse<String> ofOthers = find(number(foreign));
        HttpResponse<String> ofNobody = find(nobody);
        assertThat(ofOthers.statusCode()).isEqualTo(ofNobody.statusCode()).isEqualTo(200);
        assertThat(answer(ofOthers)).isEqualTo(answer(ofNobody)).contains("Loggen har ingenting om dette nummeret");
        assertThat(page("/audit/patients/" + foreign.patient())).doesNotContain(foreign.familyName());
    }

    /** Above the findings, of which there may be one more by the next answer. */
    private static String answer(HttpResponse<String> page) {
        return page.body().replaceFirst("(?s)<section.*", "");
    }

    @Test
    void showsWhatOnesOwnPeopleDidAndNotWhatOthersDid() {
        open("heimeteneste.alver", own);
        open("heimeteneste.masfjorden", foreign);
        assertThat(page("/audit/people/" + person("heimeteneste.alver"))).contains(own.familyName());
        assertThat(page("/audit/people/" + person("heimeteneste.masfjorden"))).doesNotContain(foreign.familyName());
    }

    @Test
    void findsOnesOwnPeopleByAPartOfTheName() {
        assertThat(page("/audit/people?name=lind")).contains("Siri Lindåsen");
        assertThat(page("/audit/people?name=haugsv")).contains("Ingen tilsette med det namnet");
    }

    @Test
    void everySearchIsInTheTrail() {
        open("heimeteneste.alver", own);
        find(number(own));
        page("/audit/patients/" + own.patient());
        page("/audit/people?name=Siri");
        assertThat(Sql.column("""
                        SELECT concat_ws(' ', e.action, e.entity, e.purpose_of_use, p.id IS NOT NULL)
                        FROM audit_event e LEFT JOIN patient p ON p.id = e.patient_id AND p.id = ?
                        WHERE e.role = 'LOG_CONTROLLER' AND e.action = 'SEARCH'
                        """, own.patient())).contains("SEARCH audit_event HCOMPL t", "SEARCH person HCOMPL f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heimeteneste.alver", "admin.alver", "pasient.anna", "analytikar"})
    void isNobodyElsesToRead(String username) {
        for (String path : List.of("/audit", "/audit/people", "/audit/patients/" + own.patient())) {
            assertThat(RunningDemo.get(username, RunningDemo.url(path)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void theDatabaseGivesEachReaderTheirOwnPartOfTheTrail() throws SQLException {
        open("heimeteneste.masfjorden", foreign);
        open("heimeteneste.masfjorden", own);
        open("heimeteneste.alver", own);
        String rows = "SELECT count(*) FROM audit_event WHERE patient_id = '%s'";
        assertThat(as(CONTROLLER, rows.formatted(foreign.patient()))).isEqualTo("0");
        assertThat(as(CONTROLLER, rows.formatted(own.patient()))).isEqualTo("2");
        assertThat(as("heimeteneste.alver", rows.formatted(own.patient()))).isEqualTo("1");
        assertThat(as("admin.alver", rows.formatted(own.patient()))).isEqualTo("0");
        assertThat(as("personvernombod", rows.formatted(own.patient()))).isEqualTo("0");
    }

    @Test
    void thePersonvernombodIsGivenPatternsAndNoFindings() throws SQLException {
        Sql.run("""
                INSERT INTO audit_finding (pattern, organisation_id, person_id, role, patient_id, day, events)
                SELECT 'EXCEPTION', a.organisation_id, a.person_id, a.role, ?, '2026-11-20', 1
                FROM account a WHERE a.username = 'heimeteneste.alver'
                """, own.patient());
        assertThat(as("personvernombod", "SELECT count(*) FROM audit_finding")).isEqualTo("0");
        assertThat(as("personvernombod", "SELECT count(*) FROM audit_pattern")).isNotEqualTo("0");
        assertThat(as(CONTROLLER, "SELECT count(*) FROM audit_pattern")).isEqualTo("0");
        assertThat(as(CONTROLLER, "SELECT count(*) FROM audit_finding")).isNotEqualTo("0");
        assertThat(as("heimeteneste.alver", "SELECT count(*) FROM audit_finding"))
                .isEqualTo("0");
    }

    @Test
    void aSealIsSetOnceAndByTheSealerAlone() throws SQLException {
        open("heimeteneste.alver", own);
        String seal =
                "WITH s AS (UPDATE audit_event SET sealed_no = 4711000, hash = sha256('') RETURNING 1) SELECT count(*) FROM s";
        assertThat(as(CONTROLLER, seal)).isEqualTo("0");
        assertThat(inName("system/login", seal)).isEqualTo("0");
        assertThat(inName("system/audit", seal.replace(" RETURNING", " WHERE sealed_no IS NOT NULL RETURNING")))
                .isEqualTo("0");
    }

    private static void open(String username, Household household) {
        RunningDemo.get(username, RunningDemo.url("/api/patients/" + household.patient()));
    }

    private static String page(String path) {
        return RunningDemo.get(CONTROLLER, RunningDemo.url(path)).body();
    }

    private static HttpResponse<String> find(String number) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/audit/patient")))
                .header("Authorization", "Bearer " + RunningDemo.token(CONTROLLER))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("number=" + URLEncoder.encode(number, StandardCharsets.UTF_8))));
    }

    private static String number(Household household) {
        return Sql.column("""
                SELECT n.national_identity_number FROM patient p JOIN person n ON n.id = p.person_id WHERE p.id = ?
                """, household.patient()).getFirst();
    }

    private static String person(String username) {
        return Sql.column("SELECT person_id FROM account WHERE username = ?", username)
                .getFirst();
    }

    /** What the service's own database role is given in somebody's name. */
    private static String as(String username, String sql) throws SQLException {
        return inName(
                Sql.column(
                                "SELECT person_id || '/' || role || '/' || coalesce(organisation_id::text, '') FROM account WHERE username = ?",
                                username)
                        .getFirst(),
                sql);
    }

    private static String inName(String principal, String sql) throws SQLException {
        try (var connection = RunningDemo.database("samkonsult_app", EmbeddedDatabase.APP_PASSWORD);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT act_as('%s')".formatted(principal));
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
