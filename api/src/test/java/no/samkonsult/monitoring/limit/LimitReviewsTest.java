package no.samkonsult.monitoring.limit;

import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.HomeDevice;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Grenser bør vurderast" as the outcome of an alert, over HTTP: a task of the doctor who answers for the plan. */
class LimitReviewsTest {
    private static final String ASKED = "Grenser bør vurderast</caption>";

    private final Planned planned = Planned.withDoctor();

    @BeforeEach
    void theNurseClosesAnAlertWithIt() {
        planned.weight(GP, "confirm", "82", "85");
        Sql.run(
                "UPDATE limit_set s SET valid = tstzrange('2025-01-01', NULL) FROM patient p WHERE p.key = s.patient_key AND p.id = ?",
                planned.household().patient());
        try (HomeDevice scale = planned.household().device()) {
            assertThat(scale.send(HomeDevice.reading("weight", 1, "\"value\":83.0")))
                    .isEqualTo("stored");
        }
        String alert = Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ? AND rule = 'weight'",
                        planned.household().patient())
                .getFirst();
        assertThat(RunningDemo.post(
                                NURSE,
                                RunningDemo.url("/api/alerts/%s/closure".formatted(alert)),
                                "{\"outcome\":\"limits-to-be-reviewed\",\"note\":\"Veg jamt 83.\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void theDoctorHasATaskUntilTheySayThatTheLimitsStand() {
        assertThat(asked()).isTrue();
        assertThat(planned.page(GP, "/")).contains("Grenser bør vurderast");
        assertThat(stand(GP)).isEqualTo(303);
        assertThat(asked()).isFalse();
        assertThat(stand(GP)).as("nobody asks any more").isEqualTo(404);
    }

    @Test
    void newLimitsAnswerIt() {
        planned.weight(GP, "confirm", "84", "87");
        assertThat(asked()).isFalse();
    }

    @Test
    void nobodyElseAnswersIt() {
        assertThat(stand(NURSE)).isEqualTo(404);
        assertThat(stand("spesialist.haukeland")).isEqualTo(404);
        assertThat(asked()).isTrue();
    }

    private boolean asked() {
        String page = planned.page(GP, "/plans/to-confirm");
        int table = page.indexOf(ASKED);
        return table >= 0
                && page.substring(table, page.indexOf("</table>", table))
                        .contains(planned.household().familyName());
    }

    private int stand(String by) {
        return RunningDemo.submit(
                        by,
                        "/plans/reviews",
                        "patient",
                        planned.household().patient().toString(),
                        "kind",
                        "weight")
                .statusCode();
    }
}
