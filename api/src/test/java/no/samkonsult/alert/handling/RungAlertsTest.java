package no.samkonsult.alert.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import no.samkonsult.Colleague;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ringing people from an alert over HTTP: its history tells of it, and it stays with the nurse who has taken it. */
class RungAlertsTest {
    private static final String NURSE = Household.newNurse("Fedje");
    private static final String COLLEAGUE = Household.newNurse("Fedje");
    private static final String DOCTOR = Colleague.newDoctor("Runa");

    private final Household household =
            Household.in("Fedje").listedWith(DOCTOR).limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));
    private String alert = "";

    @BeforeEach
    void anAlert() {
        try (var scale = household.device()) {
            scale.send(HomeDevice.reading("weight", 5, "\"value\":95"));
        }
        alert = Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
    }

    @Test
    void onlyWhoHasTakenItRingsFromIt() {
        assertThat(ring(NURSE).body()).contains("\"field\":\"alert\"");
        take();
        assertThat(ring(COLLEAGUE).body()).contains("\"field\":\"alert\"");
        assertThat(ring(NURSE).statusCode()).isEqualTo(201);
    }

    @Test
    void whereNobodyAnswersTheAttemptIsInItsHistoryAndItStaysTaken() {
        take();
        answer(id(ring(NURSE)), "NO");
        assertThat(rung()).containsExactly("RANG " + NURSE, "NOBODY -");
        assertThat(status()).isEqualTo("TAKEN");
        assertThat(RunningDemo.get(COLLEAGUE, RunningDemo.url("/worklist/" + alert))
                        .body())
                .contains("Testolf Testvik ringde til ein straks-samkonsultasjon", "Tenesta fekk ikkje svar frå nokon");
    }

    @Test
    void whoJoinsIsInItsHistoryAndItStaysTaken() {
        take();
        answer(id(ring(NURSE)), "YES");
        assertThat(rung()).containsExactly("RANG " + NURSE, "JOINED " + DOCTOR);
        assertThat(status()).isEqualTo("TAKEN");
        assertThat(Sql.column("SELECT topic FROM consultation WHERE patient_id = ?", household.patient()))
                .containsExactly("ALERT_FOLLOW_UP");
        end();
    }

    @Test
    void thatWhoeverRangStoppedIsInItsHistory() {
        take();
        String id = id(ring(NURSE));
        RunningDemo.post(NURSE, RunningDemo.url("/api/immediate-consultations/%s/stop".formatted(id)), "{}");
        assertThat(rung()).containsExactly("RANG " + NURSE, "STOPPED " + NURSE);
        assertThat(household.trail()).contains("CREATE immediate ENROLMENT");
    }

    /** The same doctor joins in another test. */
    private void end() {
        String id = Sql.column("SELECT id FROM consultation WHERE patient_id = ?", household.patient())
                .getFirst();
        RunningDemo.post(
                NURSE, RunningDemo.url("/api/consultations/%s/cancellation".formatted(id)), "{\"reason\":\"Ferdig\"}");
    }

    private void take() {
        RunningDemo.post(NURSE, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "");
    }

    private HttpResponse<String> ring(String username) {
        return RunningDemo.post(username, RunningDemo.url("/api/immediate-consultations"), """
                {"patientId":"%s","alertId":"%s","minutes":20,"place":"55 00 00 00","patienceMinutes":10,
                 "people":[{"personId":"%s","role":"GENERAL_PRACTITIONER"}]}
                """.formatted(
                        household.patient(), alert, TestDesk.person(DOCTOR)));
    }

    private static String id(HttpResponse<String> rung) {
        return rung.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private static void answer(String id, String answer) {
        assertThat(RunningDemo.post(
                                DOCTOR,
                                RunningDemo.url("/api/immediate-consultations/%s/answer".formatted(id)),
                                "{\"answer\":\"%s\"}".formatted(answer))
                        .statusCode())
                .isEqualTo(200);
    }

    private List<String> rung() {
        return Sql.column("""
                SELECT e.detail || ' ' || coalesce((SELECT a.username FROM account a WHERE a.person_id = e.person_id), '-')
                FROM alert_event e WHERE e.alert_id = ?::uuid AND e.what = 'RUNG' ORDER BY e.id
                """, alert);
    }

    private String status() {
        return Sql.column("SELECT status FROM alert WHERE id = ?::uuid", alert).getFirst();
    }
}
