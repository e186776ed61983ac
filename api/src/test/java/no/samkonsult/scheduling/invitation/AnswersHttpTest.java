package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answering over REST and on the page, for oneself alone. */
class AnswersHttpTest {
    private static final String BOOKER = "fastlege.knarvik";
    private static final String PATIENT = "pasient.anna";
    private static final String COMMENT = "Eg er bortreist då";

    private final UUID id = consultation("now() + interval '300 days'");

    @Test
    void anAnswerIsSeenByAllAndItsCommentByWhoeverBookedAlone() {
        assertThat(answer(PATIENT, "{\"answer\":\"DECLINED\",\"comment\":\"%s\"}".formatted(COMMENT)))
                .isEqualTo(204);
        assertThat(RunningDemo.get(BOOKER, RunningDemo.url("/api/consultations/" + id))
                        .body())
                .contains("\"attendance\":\"DECLINED\"");
        assertThat(page(BOOKER)).contains("Kjem ikkje").contains(COMMENT);
        assertThat(page(PATIENT)).contains("Kjem ikkje").doesNotContain(COMMENT);

        assertThat(answer(PATIENT, "{\"answer\":\"ACCEPTED\"}")).isEqualTo(204);
        assertThat(page(BOOKER)).doesNotContain(COMMENT);
        assertThat(Sql.column(
                        "SELECT answer FROM consultation_answer WHERE consultation_id = ? ORDER BY answered_at", id))
                .containsExactly("DECLINED", "ACCEPTED");
        assertThat(Sql.column(
                        "SELECT DISTINCT action || ' ' || ground FROM audit_event WHERE entity = ? AND action = 'UPDATE'",
                        "consultation/" + id))
                .containsExactly("UPDATE CONSULTATION");
    }

    @Test
    void whoeverBookedIsToldOnceWhereOneWhoMustComeCannot() {
        String no = "{\"answer\":\"DECLINED\"}";
        answer(PATIENT, no);
        answer(PATIENT, no);
        assertThat(Sql.column("SELECT text_key FROM notice WHERE subject = ?", "declined/" + id))
                .containsExactly("notice.declined");
    }

    @ParameterizedTest(name = "{0} is wrong: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"answer | {\"answer\":\"INVITED\"}", "answer | {}", "answer | {\"answer\":\"UNAVAILABLE\"}"})
    void namesTheFieldThatIsWrong(String field, String body) {
        var refused = RunningDemo.post(PATIENT, RunningDemo.url("/api/consultations/%s/answer".formatted(id)), body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void aCommentHasAnEnd() {
        String longest = "x".repeat(300);
        assertThat(answer(PATIENT, "{\"answer\":\"ACCEPTED\",\"comment\":\"%s\"}".formatted(longest)))
                .isEqualTo(204);
        assertThat(answer(PATIENT, "{\"answer\":\"ACCEPTED\",\"comment\":\"%s\"}".formatted(longest + "x")))
                .isEqualTo(400);
    }

    @Test
    void whoIsNotInvitedFindsNothingToAnswer() {
        assertThat(answer("koordinator", "{\"answer\":\"ACCEPTED\"}")).isEqualTo(404);
        assertThat(answer("spesialist.haukeland", "{\"answer\":\"ACCEPTED\"}")).isEqualTo(404);
    }

    @Test
    void thereIsNothingToAnswerOnceItIsCancelledOrOver() {
        Sql.run(
                "UPDATE consultation SET status = 'CANCELLED', cancelled_at = now(), cancel_reason = 'Sjuk' WHERE id = ?",
                id);
        assertThat(answer(PATIENT, "{\"answer\":\"ACCEPTED\"}")).isEqualTo(409);
        UUID over = consultation("now() - interval '31 minutes'");
        assertThat(RunningDemo.post(
                                PATIENT,
                                RunningDemo.url("/api/consultations/%s/answer".formatted(over)),
                                "{\"answer\":\"ACCEPTED\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(page(PATIENT)).doesNotContain("Eg kan ikkje");
    }

    private int answer(String username, String body) {
        return RunningDemo.post(username, RunningDemo.url("/api/consultations/%s/answer".formatted(id)), body)
                .statusCode();
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url("/consultations/" + id))
                .body();
    }

    /** Anna's doctor has booked her and himself for half an hour. */
    private static UUID consultation(String start) {
        UUID id = UUID.randomUUID();
        Sql.run("""
                INSERT INTO consultation (id, patient_id, controller, topic, during, zone, local_start, created_by)
                SELECT ?, p.id, p.controller, 'OTHER', tstzrange(%1$s, %1$s + interval '30 minutes'), 'Europe/Oslo', now(), b.person_id
                FROM patient p JOIN account a ON a.person_id = p.person_id AND a.username = ?, account b WHERE b.username = ?
                """.formatted(start), id, PATIENT, BOOKER);
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, organisation_id, required, status)
                SELECT ?, person_id, role, organisation_id, true, 'INVITED' FROM account WHERE username IN (?, ?)
                """, id, PATIENT, BOOKER);
        return id;
    }
}
