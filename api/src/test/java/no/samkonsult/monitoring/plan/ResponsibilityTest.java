package no.samkonsult.monitoring.plan;

import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one doctor who answers for a plan: asked, accepting, handing on. */
class ResponsibilityTest {
    private static final String NURSING_HOME = "sjukeheimslege.alver";

    @Test
    void theDoctorAnswersForThePlanFromAcceptanceAndNotBefore() {
        Planned planned = Planned.withoutDoctor();
        assertThat(planned.page(NURSE, planned.path(""))).contains("Manglar ansvarleg lege");
        assertThat(planned.offer(NURSE, GP).statusCode()).isEqualTo(303);
        assertThat(planned.plan(NURSE).has("responsible")).isFalse();
        assertThat(planned.plan(NURSE).at("/offered/name").asText()).isEqualTo("Ragnhild Fammestad");
        assertThat(planned.answer(GP, "accept").statusCode()).isEqualTo(303);
        assertThat(planned.plan(NURSE).at("/responsible/name").asText()).isEqualTo("Ragnhild Fammestad");
        assertThat(planned.plan(NURSE).has("offered")).isFalse();
        assertThat(planned.household().trail())
                .contains(
                        "CREATE monitoring_plan ENROLMENT",
                        "CREATE plan_responsibility ENROLMENT",
                        "UPDATE plan_responsibility GP_LIST");
    }

    @Test
    void itIsHandedOverByAcceptanceAndDatedSoThatThereIsNoGap() {
        Planned planned = Planned.withDoctor();
        careTeam(planned);
        planned.offer(GP, NURSING_HOME);
        assertThat(planned.plan(NURSE).at("/responsible/name").asText()).isEqualTo("Ragnhild Fammestad");
        planned.answer(NURSING_HOME, "accept");
        assertThat(planned.plan(NURSE).at("/responsible/name").asText()).isEqualTo("Torunn Eikeland");
        assertThat(Sql.column("""
                        SELECT a.valid -|- b.valid FROM plan_responsibility a, plan_responsibility b, monitoring_plan p
                        WHERE p.patient_id = ? AND a.plan_id = p.id AND b.plan_id = p.id AND upper_inf(b.valid) AND NOT upper_inf(a.valid)
                        """, planned.household().patient())).containsExactly("t");
    }

    @Test
    void theDoctorSeesThePatientByThePlanForAsLongAsItLasts() {
        Planned planned = Planned.withDoctor();
        careTeam(planned);
        planned.offer(GP, NURSING_HOME);
        planned.answer(NURSING_HOME, "accept");
        end(planned, "CARE_TEAM");
        assertThat(planned.household().isKnownTo(NURSING_HOME)).isTrue();
        planned.offer(NURSING_HOME, GP);
        planned.answer(GP, "accept");
        assertThat(planned.household().isKnownTo(NURSING_HOME)).isFalse();
    }

    @Test
    void aDoctorWhoSaysNoAnswersForNothing() {
        Planned planned = Planned.withoutDoctor();
        planned.offer(NURSE, GP);
        assertThat(planned.answer(GP, "decline").statusCode()).isEqualTo(303);
        assertThat(planned.plan(NURSE).has("responsible")).isFalse();
        assertThat(planned.plan(NURSE).has("offered")).isFalse();
    }

    @Test
    void nobodyTakesThePlanFromTheDoctorWhoHasIt() {
        Planned planned = Planned.withDoctor();
        careTeam(planned);
        assertThat(planned.offer(NURSING_HOME, NURSING_HOME).statusCode()).isEqualTo(422);
        assertThat(planned.offer(NURSE, NURSING_HOME).statusCode()).isEqualTo(422);
        assertThat(planned.plan(NURSE).at("/responsible/name").asText()).isEqualTo("Ragnhild Fammestad");
    }

    @Test
    void onlyTheDoctorWhoIsAskedAnswers() {
        Planned planned = Planned.withoutDoctor();
        careTeam(planned);
        planned.offer(NURSE, GP);
        assertThat(planned.answer(NURSE, "accept").statusCode()).isEqualTo(404);
        assertThat(planned.answer(NURSING_HOME, "accept").statusCode()).isEqualTo(404);
    }

    @Test
    void aDoctorWhoIsNotOneAnyMoreLeavesThePlanWithoutAndTheServiceIsTold() {
        Planned planned = Planned.withoutDoctor();
        String name = planned.household().familyName();
        assertThat(planned.page(NURSE, "/plans/to-confirm")).contains("Manglar ansvarleg lege", name);
        planned.offer(GP, GP);
        assertThat(planned.page(NURSE, "/plans/to-confirm")).doesNotContain(name);
        Sql.run("""
                UPDATE plan_responsibility SET organisation_id = (SELECT id FROM organisation WHERE name = 'Gulen legekontor')
                WHERE plan_id = (SELECT id FROM monitoring_plan WHERE patient_id = ?)
                """, planned.household().patient());
        assertThat(planned.page(NURSE, "/plans/to-confirm")).contains(name);
        assertThat(planned.page("heimeteneste.masfjorden", "/plans/to-confirm")).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legesekretar.knarvik", "admin.alver", "pasient.anna", "parorande.kari", "koordinator"})
    void whoTreatsNobodyHasNothingToConfirm(String username) {
        assertThat(planned(username, "/plans/to-confirm")).isEqualTo(404);
        assertThat(planned(username, "/plans/new-limits")).isEqualTo(404);
    }

    @Test
    void theDatabaseKnowsOneDoctorAtATime() {
        Planned planned = Planned.withDoctor();
        assertThatThrownBy(() -> Sql.run("""
                        INSERT INTO plan_responsibility (id, plan_id, doctor, organisation_id, offered_by, offered_at, accepted_at, valid)
                        SELECT gen_random_uuid(), plan_id, doctor, organisation_id, offered_by, offered_at, accepted_at, valid
                        FROM plan_responsibility WHERE plan_id = (SELECT id FROM monitoring_plan WHERE patient_id = ?)
                        """, planned.household().patient()))
                .hasMessageContaining("plan_responsibility_plan_id_valid_excl");
    }

    private static int planned(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path)).statusCode();
    }

    private static void careTeam(Planned planned) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, source, valid)
                SELECT p.id, p.key, a.person_id, a.organisation_id, 'CARE_TEAM', 'care_team/' || p.id, tstzrange(now(), NULL)
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, planned.household().patient(), NURSING_HOME);
    }

    private static void end(Planned planned, String ground) {
        Sql.run(
                "UPDATE care_relation SET valid = tstzrange(lower(valid), now()) WHERE patient_id = ? AND ground = ?",
                planned.household().patient(),
                ground);
    }
}
