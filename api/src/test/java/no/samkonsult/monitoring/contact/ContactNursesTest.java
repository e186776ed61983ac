package no.samkonsult.monitoring.contact;

import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;

/** The contact nurse and the day of review on a plan, over HTTP: who sets them, who reads them, and that nothing ends by itself. */
class ContactNursesTest {
    private static final String LIV = Household.newNurse("Alver");
    private static final String FOREIGN_NURSE = "heimeteneste.masfjorden";

    private final Planned planned = Planned.withDoctor();
    private final String api =
            "/api/patients/%s/plan".formatted(planned.household().patient());

    @Test
    void theServiceChoosesAndThePatientReads() {
        assertThat(choose(NURSE, LIV)).isEqualTo(303);
        assertThat(page(planned.household().account())).contains("Kontaktsjukepleiar", "Testolf Testvik");
        assertThat(Json.get(NURSE, api).get("contacts").get(0).get("name").asText())
                .isEqualTo("Testolf Testvik");
        assertThat(planned.household().trail()).contains("CREATE plan_contact ENROLMENT");
    }

    @Test
    void whoIsChosenIsNotChosenAgainUntilEnded() {
        choose(NURSE, LIV);
        assertThat(choose(NURSE, LIV)).isEqualTo(422);
        String contact = Json.get(NURSE, api).get("contacts").get(0).get("id").asText();
        assertThat(RunningDemo.submit(
                                planned.household().account(), planned.path("/contacts/%s/end".formatted(contact)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(NURSE, planned.path("/contacts/%s/end".formatted(contact)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Json.get(NURSE, api).path("contacts")).isEmpty();
        assertThat(planned.household().trail()).contains("UPDATE plan_contact ENROLMENT");
        assertThat(choose(NURSE, LIV)).isEqualTo(303);
    }

    @Test
    void onlyStaffOfTheServiceAreChosenAndOnlyByThoseWhoFollowThePatientUp() {
        assertThat(choose(NURSE, FOREIGN_NURSE)).isEqualTo(422);
        assertThat(choose(NURSE, GP)).isEqualTo(422);
        for (String other : List.of(FOREIGN_NURSE, planned.household().account(), "admin.alver")) {
            assertThat(choose(other, LIV)).as(other).isEqualTo(404);
        }
    }

    @Test
    void whoLeavesTheServiceIsNoContactNurse() {
        String leaving = Household.newNurse("Alver");
        choose(NURSE, leaving);
        Sql.run(
                "UPDATE service_staff SET valid = tstzrange(lower(valid), now()) WHERE person_id = ?",
                TestDesk.person(leaving));
        assertThat(Json.get(NURSE, api).path("contacts")).isEmpty();
    }

    private int choose(String by, String nurse) {
        return RunningDemo.submit(
                        by,
                        planned.path("/contacts"),
                        "contact",
                        TestDesk.person(nurse).toString())
                .statusCode();
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url(planned.path(""))).body();
    }
}
