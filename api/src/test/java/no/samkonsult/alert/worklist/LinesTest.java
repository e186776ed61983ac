package no.samkonsult.alert.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import no.samkonsult.HomeDevice;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.alert.missing.DailyWeight;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Planned;
import no.samkonsult.platform.Page;
import org.junit.jupiter.api.Test;

/** What a line of the worklist says beside the alert itself, over HTTP. */
class LinesTest {
    private static final String NURSE = "heimeteneste.alver";

    private final Planned planned = Planned.withoutDoctor();

    @Test
    void aMissingAnswerIsCalledByTheTitleOfItsQuestionnaire() {
        Sql.run("""
                INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)
                SELECT p.id, 'missing-answer:copd-daily', 'YELLOW', k.id, p.controller, now()
                FROM patient p JOIN enrolment e ON e.patient_id = p.id JOIN desk k ON k.service_id = e.service_id WHERE p.id = ?
                """, planned.household().patient());
        assertThat(worklist())
                .contains("Manglar svar på skjema: Samkonsults daglege skjema for kols")
                .doesNotContain("copd-daily");
        assertThat(alert()).contains("Manglar svar på skjema: Samkonsults daglege skjema for kols");
        assertThat(patient()).contains("Manglar svar på skjema: Samkonsults daglege skjema for kols");
    }

    @Test
    void whatThePlanDoesNotAskForIsMarkedAndAlertsAsAnyOther() {
        DailyWeight.of(planned.household().patient());
        planned.household().limits(Kind.PULSE, Band.of("40", "50", "110", "130"));
        try (var monitor = planned.household().device()) {
            monitor.send(HomeDevice.reading("pulse", 5, "\"value\":150"));
        }
        assertThat(worklist()).contains("150 /min", "ikkje i planen");
        assertThat(alert()).contains("ikkje i planen");
        assertThat(readings("pulse")).contains("ikkje i planen");
    }

    @Test
    void whatIsMeasuredAtAnotherTimeIsMarkedAmongTheReadings() {
        DailyWeight.of(planned.household().patient());
        planned.household().limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));
        try (var scale = planned.household().device()) {
            weigh(scale, "12:30", "80.1");
            assertThat(readings("weight")).contains("80,1").doesNotContain("utanom avtalt tid");
            weigh(scale, "18:30", "80.2");
        }
        assertThat(readings("weight")).contains("utanom avtalt tid").doesNotContain("ikkje i planen");
        assertThat(readings("weight").split("utanom avtalt tid", -1)).hasSize(2);
    }

    /** The day before yesterday, in Norway. */
    private static void weigh(HomeDevice scale, String time, String weight) {
        Instant at = LocalDate.now(Page.ZONE)
                .minusDays(2)
                .atTime(LocalTime.parse(time))
                .atZone(Page.ZONE)
                .toInstant();
        assertThat(scale.send("{\"time\":\"%s\",\"sequence\":%d,\"kind\":\"weight\",\"values\":{\"value\":%s}}"
                        .formatted(at, at.getEpochSecond() % 1_000, weight)))
                .isEqualTo("stored");
    }

    private String worklist() {
        return get("/worklist?name=" + planned.household().familyName());
    }

    private String alert() {
        return get("/worklist/"
                + Sql.column(
                                "SELECT id FROM alert WHERE patient_id = ?",
                                planned.household().patient())
                        .getFirst());
    }

    private String patient() {
        return get("/patients/" + planned.household().patient());
    }

    private String readings(String kind) {
        return patient().replaceFirst("(?s).*<details id=\"readings-%s\"(.*?)</details>.*".formatted(kind), "$1");
    }

    private static String get(String path) {
        return RunningDemo.get(NURSE, RunningDemo.url(path)).body();
    }
}
