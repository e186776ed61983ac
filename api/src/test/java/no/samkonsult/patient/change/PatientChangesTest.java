package no.samkonsult.patient.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.samkonsult.Colleague;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes in a patient's life, and that access and everything outgoing follow. */
class PatientChangesTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String NEW_NURSE = "heimeteneste.masfjorden";
    private static final String ADMINISTRATOR = "admin.alver";
    private static final String GP = "fastlege.knarvik";
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);

    private final Household household = Household.in("Alver");

    @Test
    void whoMovesIsSeenByTheNewServiceAndByTheOldOneOnlyAsTheyWere() {
        measure("81");
        assertThat(move(NURSE, TODAY).statusCode()).isEqualTo(200);
        measure("82");
        assertThat(weights(NURSE)).containsExactly("81");
        assertThat(weights(NEW_NURSE)).containsExactlyInAnyOrder("81", "82");
        assertThat(Sql.rows("""
                        SELECT p.municipality_number, p.address, o.name AS controller
                        FROM patient p JOIN organisation o ON o.id = p.controller WHERE p.id = ?
                        """, household.patient())).first().satisfies(row -> assertThat(row)
                .containsEntry("municipality_number", "4634")
                .containsEntry("address", "Oppdiktavegen 9")
                .containsEntry("controller", "Masfjorden kommune"));
        assertThat(Sql.column("""
                        SELECT o.name FROM enrolment e JOIN organisation o ON o.id = e.controller
                        WHERE e.patient_id = ? ORDER BY lower(e.valid)
                        """, household.patient())).containsExactly("Alver kommune", "Masfjorden kommune");
    }

    @Test
    void aMoveThatIsAheadWaitsForItsDay() {
        move(NURSE, TODAY.plusDays(3));
        RunningDemo.bean(Moves.class).carryOutDue();
        assertThat(household.isKnownTo(NEW_NURSE)).isFalse();
        assertThat(household.trail()).contains("UPDATE patient/move ENROLMENT");
        Sql.run("UPDATE patient_move SET moves_at = now() WHERE patient_id = ?", household.patient());
        RunningDemo.bean(Moves.class).carryOutDue();
        assertThat(household.isKnownTo(NEW_NURSE)).isTrue();
        assertThat(grounds(NURSE)).containsExactly("CARE_GIVEN");
    }

    @Test
    void anOpenAlertFollowsToTheNewDeskAndIsNobodys() {
        String alert = raise();
        RunningDemo.post(NURSE, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "");
        move(NURSE, TODAY);
        assertThat(Sql.column(
                        "SELECT k.name || ' ' || a.status FROM alert a JOIN desk k ON k.id = a.desk_id WHERE a.id = ?::uuid",
                        alert))
                .containsExactly("Heimeoppfølging Masfjorden OPEN");
    }

    @ParameterizedTest(name = "{0} days from today")
    @CsvSource({"0, false, true", "1, true, false"})
    void accessFollowsTheListOfTheFastlegeFromItsDay(int days, boolean before, boolean after) {
        String next = Colleague.account("Kvalvåg");
        household.listedWith(GP);
        measure("81");
        changePractitioner(TODAY.plusDays(days));
        measure("82");
        assertThat(weights(GP).contains("82")).isEqualTo(before);
        assertThat(weights(GP)).contains("81");
        assertThat(household.isKnownTo(next)).isEqualTo(after);
        assertThat(Sql.rows("SELECT id FROM gp_list WHERE patient_id = ?", household.patient()))
                .hasSize(2);
    }

    @Test
    void theSameFastlegeIsNoChange() {
        household.listedWith(GP);
        assertThat(submit(
                                NURSE,
                                "kind",
                                "PRACTITIONER",
                                "practitioner",
                                Colleague.post("Fammestad"),
                                "on",
                                TODAY.toString())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whoLeavesIsSeenAsTheyWereAndNothingIsOpen() {
        measure("81");
        String alert = raise();
        String consultation = consultation();
        assertThat(submit(NURSE, "kind", "LEAVING", "confirmed", "yes").statusCode())
                .isEqualTo(200);
        assertThat(grounds(NURSE)).containsExactly("CARE_GIVEN");
        assertThat(household.isKnownTo(NURSE)).isTrue();
        assertThat(outcome(alert)).isEqualTo("CLOSED FOLLOW_UP_ENDED");
        assertThat(isCancelled(consultation)).isTrue();
        assertThat(move(NURSE, TODAY).statusCode())
                .as("nothing more is theirs to change")
                .isEqualTo(404);
    }

    @Test
    void deathStopsEverythingThatGoesOut() {
        household.agreed("MONITORING");
        String patient = household.account();
        assertThat(household.isKnownTo(patient)).isTrue();
        represent("CONSENT");
        String alert = raise();
        String consultation = consultation();
        assertThat(die(TODAY).statusCode()).isEqualTo(200);
        assertThat(RunningDemo.get(patient, RunningDemo.url("/api/patients")).statusCode())
                .isEqualTo(401);
        assertThat(outcome(alert)).isEqualTo("CLOSED FOLLOW_UP_ENDED");
        assertThat(isCancelled(consultation)).isTrue();
        assertThat(Sql.column(
                        "SELECT ground FROM care_relation WHERE patient_id = ? AND valid @> now()",
                        household.patient()))
                .containsExactly("ENROLMENT");
        assertThat(household.isKnownTo(NURSE)).isTrue();
        assertThat(Sql.column(
                        "SELECT end_reason FROM participation_agreement WHERE patient_id = ?", household.patient()))
                .containsExactly("DIED");
    }

    @Test
    void aDeviceGoesOnUnderTheNewControllerAfterAMoveAndIsNobodysAfterDeath() {
        try (var scale = household.device()) {
            assertThat(scale.send(now("81"))).isEqualTo("stored");
            move(NURSE, TODAY);
            assertThat(scale.send(now("82"))).isEqualTo("stored");
            submit(NEW_NURSE, "kind", "DEATH", "confirmed", "yes", "on", TODAY.toString());
            assertThat(scale.send(now("83"))).isEqualTo("quarantined");
        }
        assertThat(Sql.column("""
                        SELECT o.name FROM measurement m JOIN organisation o ON o.key = m.controller
                        JOIN patient p ON p.key = m.patient_key WHERE p.id = ? ORDER BY m.received_at
                        """, household.patient())).containsExactly("Alver kommune", "Masfjorden kommune");
    }

    @Test
    void thoseWhoGaveCareFinishAndThenTheEnrolmentIsEnded() {
        household.listedWith(GP);
        die(TODAY);
        assertThat(grounds(GP)).containsExactly("GP_LIST");
        assertThat(grounds(NURSE)).containsExactly("ENROLMENT");
        submit(NURSE, "kind", "LEAVING", "confirmed", "yes");
        assertThat(grounds(GP)).containsExactly("CARE_GIVEN");
        assertThat(grounds(NURSE)).containsExactly("CARE_GIVEN");
    }

    @Test
    void nothingIsBookedForTheDead() {
        String nurse = Sql.column("SELECT id FROM person WHERE family_name = 'Lindåsen'")
                .getFirst();
        String wish = """
                {"patientId":"%s","required":["%s"],"minutes":30,"from":"%sT00:00:00Z","to":"%sT00:00:00Z"}
                """.formatted(household.patient(), nurse, TODAY.plusDays(1), TODAY.plusDays(8));
        assertThat(search(wish)).isEqualTo(200);
        die(TODAY);
        assertThat(search(wish)).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "1, 422"})
    void nobodyDiesTomorrow(int days, int status) {
        assertThat(die(TODAY.plusDays(days)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"-1, 422", "0, 200", "365, 200", "366, 422"})
    void aMoveIsNeitherPastNorFarAhead(int days, int status) {
        assertThat(move(NURSE, TODAY.plusDays(days)).statusCode()).isEqualTo(status);
    }

    @Test
    void anAdministratorOfTheMunicipalityRegistersWhatIsNotClinicalByTheWholeNumber() {
        assertThat(byNumber(
                                household.number(),
                                "kind",
                                "MOVE",
                                "service",
                                masfjorden(),
                                "address",
                                "Oppdiktavegen 9",
                                "on",
                                TODAY.toString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(household.isKnownTo(NEW_NURSE)).isTrue();
        assertThat(household.isKnownTo(ADMINISTRATOR)).isFalse();
        assertThat(household.trail()).contains("UPDATE patient/move OWN_ORGANISATION");
    }

    @Test
    void anAdministratorNeitherEndsFollowUpNorReachesAnotherMunicipalitysPatients() {
        assertThat(byNumber(household.number(), "kind", "LEAVING", "confirmed", "yes")
                        .statusCode())
                .isEqualTo(422);
        assertThat(grounds(NURSE)).containsExactly("ENROLMENT");
        var foreign = Household.in("Masfjorden");
        String death = byNumber(foreign.number(), "kind", "DEATH", "confirmed", "yes", "on", TODAY.toString())
                .body();
        assertThat(death)
                .isEqualTo(byNumber("01810010068", "kind", "DEATH", "confirmed", "yes", "on", TODAY.toString())
                        .body());
        assertThat(Sql.column("SELECT died_on FROM patient WHERE died_on IS NOT NULL AND id = ?", foreign.patient()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heimeteneste.masfjorden",
                "fastlege.knarvik",
                "responssenter",
                "legesekretar.knarvik",
                "koordinator",
                "admin.alver",
                "pasient.anna",
                "parorande.kari"
            })
    void nobodyElseChangesAnything(String username) {
        household.listedWith(GP);
        assertThat(move(username, TODAY).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.get(username, RunningDemo.url(path())).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> move(String username, LocalDate on) {
        return submit(
                username, "kind", "MOVE", "service", masfjorden(), "address", "Oppdiktavegen 9", "on", on.toString());
    }

    private void changePractitioner(LocalDate on) {
        assertThat(submit(NURSE, "kind", "PRACTITIONER", "practitioner", Colleague.post("Kvalvåg"), "on", on.toString())
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> die(LocalDate on) {
        return submit(NURSE, "kind", "DEATH", "confirmed", "yes", "on", on.toString());
    }

    private HttpResponse<String> submit(String username, String... fields) {
        return RunningDemo.submit(username, path(), fields);
    }

    private static HttpResponse<String> byNumber(String number, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("number", number));
        return RunningDemo.submit(ADMINISTRATOR, "/patients/changes", all.toArray(String[]::new));
    }

    private String path() {
        return "/patients/%s/changes".formatted(household.patient());
    }

    private static String masfjorden() {
        return Sql.column("SELECT id FROM service WHERE name = 'Heimeoppfølging Masfjorden'")
                .getFirst();
    }

    private static int search(String wish) {
        return RunningDemo.post(NURSE, RunningDemo.url("/api/consultations/search"), wish)
                .statusCode();
    }

    private void represent(String ground) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT p.id, p.key, a.person_id, ?, 'test/' || p.id, tstzrange(now(), NULL)
                FROM patient p, account a WHERE p.id = ? AND a.username = 'parorande.kari'
                """, ground, household.patient());
    }

    private int minutesAgo = 50;

    /** A weight of this moment. */
    private static String now(String weight) {
        Instant now = Instant.now();
        return "{\"time\":\"%s\",\"sequence\":%d,\"kind\":\"weight\",\"values\":{\"value\":%s}}"
                .formatted(now, now.toEpochMilli() % 1_000_000, weight);
    }

    private void measure(String weight) {
        try (var scale = household.device()) {
            assertThat(scale.send(HomeDevice.reading("weight", minutesAgo--, "\"value\":" + weight)))
                    .isEqualTo("stored");
        }
    }

    private String raise() {
        measure("80");
        return Sql.column("SELECT id FROM alert WHERE patient_id = ? AND status <> 'CLOSED'", household.patient())
                .getFirst();
    }

    private String consultation() {
        String id = UUID.randomUUID().toString();
        Sql.run("""
                INSERT INTO consultation (id, patient_id, controller, topic, during, zone, local_start, created_by)
                SELECT ?::uuid, p.id, p.controller, 'OTHER', tstzrange(now() + interval '1 day', now() + interval '1 day 30 minutes'),
                       'Europe/Oslo', now(), a.person_id
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, id, household.patient(), NURSE);
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, required, status)
                SELECT ?::uuid, person_id, 'PATIENT', true, 'ACCEPTED' FROM patient WHERE id = ?
                """, id, household.patient());
        Sql.run("""
                INSERT INTO occupancy (person_id, during, kind, consultation_id)
                SELECT p.person_id, c.during, 'BOOKED', c.id FROM consultation c JOIN patient p ON p.id = c.patient_id
                WHERE c.id = ?::uuid
                """, id);
        return id;
    }

    private static boolean isCancelled(String consultation) {
        return Sql.rows("SELECT id FROM occupancy WHERE consultation_id = ?::uuid", consultation)
                        .isEmpty()
                && Sql.column("SELECT status FROM consultation WHERE id = ?::uuid", consultation)
                        .contains("CANCELLED");
    }

    private static String outcome(String alert) {
        return Sql.column("SELECT status || ' ' || coalesce(outcome, '') FROM alert WHERE id = ?::uuid", alert)
                .getFirst();
    }

    /** The grounds of somebody, or of the services they work in, that hold now. */
    private List<String> grounds(String username) {
        return Sql.column("""
                SELECT r.ground FROM care_relation r, account a
                WHERE r.patient_id = ? AND a.username = ? AND r.valid @> now()
                  AND (r.party = a.person_id
                       OR r.party IN (SELECT service_id FROM service_staff w WHERE w.person_id = a.person_id))
                """, household.patient(), username);
    }

    /** The weights that somebody sees over FHIR. */
    private List<String> weights(String username) {
        String body = RunningDemo.get(
                        username, RunningDemo.fhir("/Observation?patient=" + household.patient() + "&code=29463-7"))
                .body();
        return Pattern.compile("\"value\"\\s*:\\s*(\\d+)")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
