package no.samkonsult.monitoring.schedule;

import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.samkonsult.HomeDevice;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.monitoring.Planned;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

/** Which measurements plans expected and did not get, asked of the running service. */
class ExpectedMeasurementsTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int WEIGHT = 5;

    private final Planned planned = Planned.withoutDoctor();
    private final LocalDate yesterday = LocalDate.now(OSLO).minusDays(1);

    @Test
    void aWindowWithoutAMeasurementIsMissedOnceItHasEnded() {
        weigh("12:00");
        assertThat(missed(at(13, 0), at(13, 1))).extracting(Expected::kind).containsExactly(WEIGHT);
        assertThat(missed(at(12, 0), at(13, 0))).isEmpty();
        assertThat(missed(at(13, 1), at(23, 0))).isEmpty();
        assertThat(missed(at(13, 0), at(13, 1)).getFirst().window()).isEqualTo(TimeRange.of(at(11, 0), at(13, 0)));
    }

    @Test
    void aMeasurementInTheWindowIsTheOneExpected() {
        weigh("12:00");
        try (HomeDevice scale = planned.household().device()) {
            assertThat(measure(scale, 1, at(13, 0))).isEqualTo("stored");
            assertThat(missed(at(13, 0), at(14, 0))).hasSize(1);
            assertThat(measure(scale, 2, at(11, 0))).isEqualTo("stored");
            assertThat(missed(at(13, 0), at(14, 0))).isEmpty();
        }
    }

    @Test
    void nothingIsMissedInAPause() {
        weigh("12:00");
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'ADMISSION', tstzrange(?::timestamptz, NULL), created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, at(12, 30).toString(), planned.household().patient());
        assertThat(missed(at(13, 0), at(14, 0))).isEmpty();
    }

    @Test
    void whatTheNurseAddsIsExpectedFromThenOnUntilItIsEnded() {
        assertThat(RunningDemo.submit(
                                NURSE,
                                planned.path("/activities"),
                                "kind",
                                "WEIGHT",
                                "times",
                                "08:00, 20:00",
                                "everyDays",
                                "1",
                                "earlyMinutes",
                                "60",
                                "graceMinutes",
                                "120")
                        .statusCode())
                .isEqualTo(303);
        assertThat(missed(at(0, 0), at(23, 59))).isEmpty();
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        assertThat(missed(tomorrow, tomorrow.plus(1, ChronoUnit.DAYS))).hasSize(2);
        String activity = planned.plan(NURSE).at("/activities/0/id").asText();
        assertThat(RunningDemo.submit(NURSE, planned.path("/activities/%s/end".formatted(activity)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(missed(tomorrow, tomorrow.plus(1, ChronoUnit.DAYS))).isEmpty();
    }

    @Test
    void aTimeThatCannotBeReadIsNamed() {
        var answer = RunningDemo.submit(
                NURSE,
                planned.path("/activities"),
                "kind",
                "WEIGHT",
                "times",
                "klokka åtte",
                "everyDays",
                "1",
                "earlyMinutes",
                "60",
                "graceMinutes",
                "120");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Skriv klokkeslett slik");
    }

    /** As if it had been agreed long ago. */
    private void weigh(String time) {
        Sql.run(
                "UPDATE monitoring_plan SET valid = tstzrange('2025-01-01', NULL) WHERE patient_id = ?",
                planned.household().patient());
        Sql.run("""
                INSERT INTO plan_activity (id, plan_id, kind, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                SELECT gen_random_uuid(), id, ?, ARRAY[?::time], '{1,2,3,4,5,6,7}', '2025-01-01', 60, 60, valid, created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, WEIGHT, time, planned.household().patient());
    }

    private static String measure(HomeDevice scale, int sequence, Instant at) {
        return scale.send("""
                {"time":"%s","sequence":%d,"kind":"weight","values":{"value":80.0}}
                """.formatted(OffsetDateTime.ofInstant(at, OSLO), sequence));
    }

    private List<Expected> missed(Instant from, Instant to) {
        return RunningDemo.bean(ExpectedMeasurements.class).missed(TimeRange.of(from, to)).stream()
                .filter(each ->
                        each.patient().value().equals(planned.household().patient()))
                .toList();
    }

    private Instant at(int hour, int minute) {
        return yesterday.atTime(hour, minute).atZone(OSLO).toInstant();
    }
}
