package no.samkonsult.patient.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one must know of a patient, over HTTP: who says it, who sees it, and what became of what held before. */
class HeadersTest {
    private static final String NURSE = Household.newNurse("Gulen");
    private static final String COLLEAGUE = Household.newNurse("Gulen");
    private static final String FOREIGN_NURSE = "heimeteneste.masfjorden";

    private final Household household = Household.in("Gulen");

    @ParameterizedTest
    @EnumSource
    void everyKindIsSaidOnceAndShownWithWhoSaidIt(FactKind kind) {
        assertThat(say(NURSE, kind.name(), "Først sagt")).isEqualTo(303);
        assertThat(say(COLLEAGUE, kind.name(), "Sagt sidan")).isEqualTo(303);
        assertThat(page(NURSE)).contains("Sagt sidan", "Testolf Testvik").doesNotContain("Først sagt");
        assertThat(rows(kind)).containsExactly("Først sagt ended", "Sagt sidan holds");
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        say(NURSE, "KEY_BOX", "Ved trappa");
        say(COLLEAGUE, "KEY_BOX", "Ved trappa");
        assertThat(rows(FactKind.KEY_BOX)).containsExactly("Ved trappa holds");
    }

    @Test
    void whatIsLeftEmptyIsTakenAway() {
        say(NURSE, "KEY_BOX", "Ved trappa");
        say(NURSE, "KEY_BOX", "");
        assertThat(rows(FactKind.KEY_BOX)).containsExactly("Ved trappa ended");
        assertThat(page(NURSE)).doesNotContain("Ved trappa");
    }

    @Test
    void healthPersonnelWithAGroundAndThePatientSeeIt() {
        say(NURSE, "TREATMENT_LIMITS", "Ikkje respirator, overlege 3. mai");
        var kin = household.nextOfKin("dotter");
        assertThat(page(household.account())).contains("Ikkje respirator");
        for (String other : List.of(FOREIGN_NURSE, kin.account(), "admin.alver", "legesekretar.knarvik")) {
            assertThat(page(other)).as(other).doesNotContain("Ikkje respirator");
        }
    }

    @Test
    void onlyHealthPersonnelWithAnOngoingGroundSayIt() {
        for (String other : List.of(FOREIGN_NURSE, household.account(), "admin.alver")) {
            assertThat(say(other, "KEY_BOX", "Ved trappa")).as(other).isEqualTo(404);
        }
        assertThat(rows(FactKind.KEY_BOX)).isEmpty();
    }

    @Test
    void whatIsNotAKindOrTooLongIsRefused() {
        assertThat(say(NURSE, "SHOE_SIZE", "43")).isEqualTo(422);
        assertThat(say(NURSE, "KEY_BOX", "x".repeat(501))).isEqualTo(422);
    }

    @Test
    void nextOfKinAreCalledFromThePage() {
        var kin = household.nextOfKin("dotter");
        Sql.run("UPDATE person SET phone = '900 00 123' WHERE id = ?", kin.person());
        assertThat(page(NURSE)).contains("Pårørande (dotter)", "href=\"tel:90000123\"");
        assertThat(page(household.account())).doesNotContain("tel:90000123");
    }

    @Test
    void readingAndSayingAreInTheAuditTrail() {
        say(NURSE, "KEY_BOX", "Ved trappa");
        page(COLLEAGUE);
        assertThat(household.trail())
                .contains("UPDATE patient_fact ENROLMENT", "READ patient_fact ENROLMENT", "READ patient ENROLMENT");
    }

    private int say(String username, String kind, String body) {
        return RunningDemo.submit(
                        username, "/patients/%s/facts".formatted(household.patient()), "kind", kind, "body", body)
                .statusCode();
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url("/patients/" + household.patient()))
                .body();
    }

    private List<String> rows(FactKind kind) {
        return Sql.column("""
                SELECT body || CASE WHEN ended_at IS NULL THEN ' holds' ELSE ' ended' END FROM patient_fact
                WHERE patient_id = ? AND kind = ? ORDER BY recorded_at
                """, household.patient(), kind.name());
    }
}
