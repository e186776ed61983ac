package no.samkonsult.monitoring.schedule;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which answers plans expected and did not get, asked of the running service. */
class ExpectedAnswersTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Planned planned = Planned.withoutDoctor();
    private final LocalDate yesterday = LocalDate.now(OSLO).minusDays(1);

    @BeforeEach
    void theDailyFormAtNoon() {
        Sql.run(
                "UPDATE monitoring_plan SET valid = tstzrange('2025-01-01', NULL) WHERE patient_id = ?",
                planned.household().patient());
        Sql.run("""
                INSERT INTO plan_questionnaire (id, plan_id, questionnaire, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                SELECT gen_random_uuid(), id, 'copd-daily', '{12:00}', '{1,2,3,4,5,6,7}', '2025-01-01', 60, 60, valid, created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, planned.household().patient());
    }

    @Test
    void aWindowWithoutAnAnswerIsMissedOnceItHasEnded() {
        assertThat(missed(at(13, 0), at(13, 1))).singleElement().satisfies(each -> {
            assertThat(each.questionnaire()).isEqualTo("copd-daily");
            assertThat(each.window()).isEqualTo(TimeRange.of(at(11, 0), at(13, 0)));
        });
        assertThat(missed(at(12, 0), at(13, 0))).isEmpty();
        assertThat(missed(at(13, 1), at(23, 0))).isEmpty();
    }

    @Test
    void anAnswerInTheWindowToThatFormIsTheOneExpected() {
        answered("copd-daily", at(13, 0));
        answered("cat", at(12, 0));
        assertThat(missed(at(13, 0), at(14, 0))).hasSize(1);
        answered("copd-daily", at(11, 0));
        assertThat(missed(at(13, 0), at(14, 0))).isEmpty();
    }

    @Test
    void nothingIsMissedInAPause() {
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'ADMISSION', tstzrange(?::timestamptz, NULL), created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, at(12, 30).toString(), planned.household().patient());
        assertThat(missed(at(13, 0), at(14, 0))).isEmpty();
    }

    @Test
    void whatTheNurseEndsIsAskedNoMore() {
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        TimeRange day = TimeRange.of(tomorrow, tomorrow.plusSeconds(86_400));
        assertThat(missed(day.start(), day.end())).hasSize(1);
        String id = Sql.column("""
                        SELECT q.id FROM plan_questionnaire q JOIN monitoring_plan p ON p.id = q.plan_id WHERE p.patient_id = ?
                        """, planned.household().patient()).getFirst();
        assertThat(RunningDemo.submit(NURSE, planned.path("/questionnaires/%s/end".formatted(id)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(missed(day.start(), day.end())).isEmpty();
    }

    private void answered(String code, Instant at) {
        Sql.run("""
                INSERT INTO questionnaire_response (id, patient_key, controller, questionnaire, version, authored_at, author, capacity,
                                                    answers, colour, summary)
                SELECT gen_random_uuid(), patient_key, controller, ?, 1, ?::timestamptz, created_by, 'PATIENT', '{}', 'GREEN', '{}'
                FROM monitoring_plan WHERE patient_id = ?
                """, code, at.toString(), planned.household().patient());
    }

    private List<ExpectedAnswer> missed(Instant from, Instant to) {
        return RunningDemo.bean(ExpectedAnswers.class).missed(TimeRange.of(from, to)).stream()
                .filter(each ->
                        each.patient().value().equals(planned.household().patient()))
                .toList();
    }

    private Instant at(int hour, int minute) {
        return yesterday.atTime(hour, minute).atZone(OSLO).toInstant();
    }
}
