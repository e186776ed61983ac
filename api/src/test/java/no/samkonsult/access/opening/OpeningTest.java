package no.samkonsult.access.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions: who may open what, for how long, and what everybody else is told. */
class OpeningTest {
    private static final String NURSE = Household.newNurse("Alver");
    private static final String NOBODYS_NUMBER = "01810010068";
    private static final String WHY = "Pasienten ringde og treng svar no.";

    private final Household household = Household.in("Masfjorden");

    @ParameterizedTest
    @CsvSource({"PATIENT_MADE_CONTACT, REASONED_OPENING, Grunngjeven opning", "DANGER_TO_LIFE, EMERGENCY, Nødtilgang"})
    void opensToWhoeverStatesAReason(String reason, String grade, String banner) {
        assertThat(household.isKnownTo(NURSE)).isFalse();
        var opened = open(NURSE, household.number(), reason);
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(opened.headers().firstValue("Location")).contains("/patients/" + household.patient());
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/patients/" + household.patient()))
                        .body())
                .contains(banner + " til kl.");
        assertThat(household.trail())
                .contains("EXCEPTION opening/%s %s".formatted(grade, grade), "READ patient %s".formatted(grade));
    }

    @ParameterizedTest
    @CsvSource({
        "PATIENT_MADE_CONTACT, 7:59, true",
        "PATIENT_MADE_CONTACT, 8:00, false",
        "DANGER_TO_LIFE, 0:59, true",
        "DANGER_TO_LIFE, 1:00, false"
    })
    void lastsItsTimeAndNoLonger(String reason, String passed, boolean open) {
        open(NURSE, household.number(), reason);
        Sql.run("""
                UPDATE care_relation SET valid = tstzrange(lower(valid) - ?::interval, upper(valid) - ?::interval)
                WHERE patient_id = ? AND source LIKE 'exception/%'
                """, passed, passed, household.patient());
        assertThat(household.isKnownTo(NURSE)).isEqualTo(open);
    }

    @Test
    void onlyAnEmergencyOpensWhatIsBarred() {
        household.barredFor(NURSE);
        assertThat(open(NURSE, household.number(), "COLLEAGUE_ASKED").statusCode())
                .isEqualTo(422);
        assertThat(household.isKnownTo(NURSE)).isFalse();
        assertThat(open(NURSE, household.number(), "DANGER_TO_LIFE").statusCode())
                .isEqualTo(303);
        assertThat(household.isKnownTo(NURSE)).isTrue();
    }

    @Test
    void whateverIsRefusedIsRefusedAlike() {
        var own = Household.in("Masfjorden").ofWhoeverIs(NURSE);
        household.barredFor(NURSE);
        String nobody = refusal(NOBODYS_NUMBER, "COLLEAGUE_ASKED");
        assertThat(nobody).contains("Ingen pasient kunne opnast.");
        assertThat(refusal(household.number(), "COLLEAGUE_ASKED")).isEqualTo(nobody);
        assertThat(refusal(own.number(), "COLLEAGUE_ASKED")).isEqualTo(nobody);
        assertThat(refusal(own.number(), "DANGER_TO_LIFE")).isEqualTo(refusal(NOBODYS_NUMBER, "DANGER_TO_LIFE"));
        assertThat(household.trail()).contains("DENIED opening/REASONED_OPENING REASONED_OPENING");
        assertThat(own.trail()).contains("DENIED opening/EMERGENCY EMERGENCY");
        assertThat(Sql.rows("""
                        SELECT 1 AS found FROM audit_event
                        WHERE entity = 'opening/EMERGENCY' AND action = 'DENIED' AND patient_id IS NULL
                        """)).isNotEmpty();
    }

    @Test
    void startsFromAnAlertAsWell() {
        String alert = Sql.column("""
                        INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)
                        SELECT p.id, 'limits-missing', 'YELLOW', k.id, p.controller, now()
                        FROM patient p, desk k WHERE p.id = ? LIMIT 1 RETURNING id
                        """, household.patient()).getFirst();
        var opened = RunningDemo.submit(
                NURSE, "/patients/open", "alert", alert, "reason", "COLLEAGUE_ASKED", "explanation", WHY);
        assertThat(opened.headers().firstValue("Location")).contains("/patients/" + household.patient());
        assertThat(Sql.column("SELECT alert_id FROM access_exception WHERE patient_id = ?", household.patient()))
                .containsExactly(alert);
        assertThat(RunningDemo.submit(
                                NURSE,
                                "/patients/open",
                                "alert",
                                UUID.randomUUID().toString(),
                                "reason",
                                "COLLEAGUE_ASKED",
                                "explanation",
                                WHY)
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"9, 422", "10, 303", "1000, 303", "1001, 422"})
    void anExplanationHasItsLimits(int length, int status) {
        assertThat(RunningDemo.submit(
                                "sjukeheimslege.alver",
                                "/patients/open",
                                "number",
                                household.number(),
                                "reason",
                                "COLLEAGUE_ASKED",
                                "explanation",
                                "x".repeat(length))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void moreAttemptsThanAnybodyNeedsAreTurnedAway() {
        String doctor = "spesialist.haukeland";
        for (int attempt = 1; attempt <= 20; attempt++) {
            assertThat(open(doctor, NOBODYS_NUMBER, "DANGER_TO_LIFE").statusCode())
                    .isEqualTo(422);
        }
        assertThat(open(doctor, household.number(), "DANGER_TO_LIFE").statusCode())
                .isEqualTo(429);
        assertThat(household.isKnownTo(doctor)).isFalse();
    }

    @Test
    void attemptsOfMoreThanAnHourAgoCountNoMore() {
        String doctor = "sjukeheimslege.alver";
        Sql.run("""
                INSERT INTO audit_event (recorded_at, person_id, role, session_id, action, entity, ground, purpose_of_use)
                SELECT now() - interval '61 minutes', person_id, role, gen_random_uuid(), 'DENIED', 'opening/EMERGENCY', 'EMERGENCY', 'ETREAT'
                FROM account, generate_series(1, 20) WHERE username = ?
                """, doctor);
        assertThat(open(doctor, household.number(), "DANGER_TO_LIFE").statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin.alver",
                "legesekretar.knarvik",
                "koordinator",
                "loggkontroll.alver",
                "analytikar",
                "pasient.anna",
                "parorande.kari"
            })
    void onlyHealthPersonnelOpen(String username) {
        assertThat(open(username, household.number(), "DANGER_TO_LIFE").statusCode())
                .isEqualTo(404);
        assertThat(household.isKnownTo(username)).isFalse();
    }

    private static HttpResponse<String> open(String username, String number, String reason) {
        return RunningDemo.submit(username, "/patients/open", "number", number, "reason", reason, "explanation", WHY);
    }

    /** The page that tells that nobody could be opened, less the number that was asked for. */
    private static String refusal(String number, String reason) {
        var refused = open(NURSE, number, reason);
        assertThat(refused.statusCode()).isEqualTo(422);
        return refused.body().replace(number, "");
    }
}
