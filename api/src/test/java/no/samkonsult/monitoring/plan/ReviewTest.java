package no.samkonsult.monitoring.plan;

import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The day by which a plan is to be gone through, over HTTP: it becomes somebody's to do, and nothing ends by itself. */
class ReviewTest {
    private static final LocalDate TODAY = LocalDate.now(Page.ZONE);

    private final Planned planned = Planned.withDoctor();

    @ParameterizedTest(name = "in {0} days: {1}")
    @CsvSource({"0, true", "14, true", "15, false"})
    void itIsATaskFromFourteenDaysBefore(int days, boolean task) {
        assertThat(review(NURSE, TODAY.plusDays(days).toString())).isEqualTo(303);
        for (String whose : List.of(NURSE, GP)) {
            assertThat(tasks(whose).contains(planned.household().familyName()))
                    .as(whose)
                    .isEqualTo(task);
        }
        assertThat(tasks("heimeteneste.masfjorden"))
                .doesNotContain(planned.household().familyName());
    }

    @Test
    void whatIsPastStaysATaskAndThePlanGoesOn() {
        review(NURSE, TODAY.toString());
        Sql.run(
                "UPDATE monitoring_plan SET review_by = ? WHERE patient_id = ?",
                TODAY.minusDays(3),
                planned.household().patient());
        assertThat(tasks(NURSE)).contains(planned.household().familyName());
        assertThat(page(planned.household().account()))
                .contains("skulle vore gjennomgått", "Målingane held fram til nokon avsluttar dei");
        assertThat(Json.get(
                                NURSE,
                                "/api/patients/%s/plan"
                                        .formatted(planned.household().patient()))
                        .get("reviewBy")
                        .asText())
                .isEqualTo(TODAY.minusDays(3).toString());
    }

    @Test
    void anEmptyDayIsNoDay() {
        review(NURSE, TODAY.toString());
        assertThat(review(NURSE, "")).isEqualTo(303);
        assertThat(page(NURSE)).contains("Ingen dag er sett");
        assertThat(tasks(NURSE)).doesNotContain(planned.household().familyName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01", "snart"})
    void aDayThatIsOverOrNoDayIsRefused(String day) {
        assertThat(review(NURSE, day)).isEqualTo(422);
        assertThat(page(NURSE)).contains("Ingen dag er sett");
    }

    @Test
    void onlyThoseWhoFollowThePatientUpSetIt() {
        for (String other :
                List.of("heimeteneste.masfjorden", planned.household().account(), "admin.alver")) {
            assertThat(review(other, TODAY.toString())).as(other).isEqualTo(404);
        }
        assertThat(page(NURSE)).contains("Ingen dag er sett");
    }

    private int review(String by, String day) {
        return RunningDemo.submit(by, planned.path("/review"), "reviewBy", day).statusCode();
    }

    /** The part of the list of tasks about reviews. */
    private static String tasks(String username) {
        String page =
                RunningDemo.get(username, RunningDemo.url("/plans/to-confirm")).body();
        int from = page.indexOf("<caption>Planlagd slutt eller gjennomgang</caption>");
        return from < 0 ? "" : page.substring(from);
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url(planned.path(""))).body();
    }
}
