package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Rows.SINCE;
import static no.samkonsult.demo.region.Rows.row;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.measurement.answer.Answers;
import no.samkonsult.measurement.answer.Summary;
import no.samkonsult.monitoring.questionnaire.AnswerRules;
import no.samkonsult.monitoring.questionnaire.Assessment;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Writes the forms in Anna's plan and what she has answered of late: days like others, and so nothing on any desk. */
record AnswerRows(Rows rows) {
    private static final DemoPatient WHO = DemoPatient.ANNA;
    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
    private static final int DAYS = 28;
    private static final int DAYS_BETWEEN_CAT = 7;
    private static final int LOWEST_CAT = 12;
    private static final int CATS = 5;
    private static final Map<String, String> LIKE_OTHER_DAYS = Map.of(
            "rest", "no",
            "chest-pain", "no",
            "fainted", "no",
            "breath", "usual",
            "sputum", "usual",
            "sputum-colour", "clear");

    private record Asked(String code, LocalTime at, int everyDays) {}

    private record Given(Questionnaire questionnaire, Answers answers, OffsetDateTime at) {
        Assessment.Judged judged() {
            return (Assessment.Judged) AnswerRules.assess(questionnaire, answers.byLinkId());
        }

        Summary summary() {
            return Summary.of(questionnaire, answers, judged());
        }
    }

    void write(LocalDate today) throws SQLException {
        rows.insert(
                """
                INSERT INTO plan_questionnaire (id, plan_id, questionnaire, times, weekdays, every_days, counted_from, early_minutes,
                                                grace_minutes, valid, created_by)
                SELECT ?, id, ?, ARRAY[?]::time[], '{1,2,3,4,5,6,7}', ?, ?, 120, 300, %s, ?
                FROM monitoring_plan WHERE patient_id = ?
                """.formatted(SINCE),
                List.of(
                        new Asked("copd-daily", LocalTime.of(9, 0), 1),
                        new Asked("cat", LocalTime.of(10, 0), DAYS_BETWEEN_CAT)),
                each -> row(
                        DemoId.of("plan_questionnaire", each.code()),
                        each.code(),
                        each.at(),
                        each.everyDays(),
                        today,
                        WHO.gp().person(),
                        WHO.id()));
        rows.insert("""
                INSERT INTO questionnaire_response (id, patient_key, controller, questionnaire, version, authored_at, author, capacity,
                                                    answers, colour, score, summary)
                SELECT ?, key, controller, ?, ?, ?, ?, 'PATIENT', ?::jsonb, ?, ?, ?::jsonb FROM patient WHERE id = ? AND ? <= now()
                """, given(today), AnswerRows::response);
    }

    private static List<Given> given(LocalDate today) {
        Questionnaire daily = questionnaire("copd-daily-1");
        Questionnaire cat = questionnaire("cat-1");
        var random = new SplittableRandom(DAYS);
        return today.minusDays(DAYS)
                .datesUntil(today.plusDays(1))
                .flatMap(day -> {
                    var well = new Given(daily, new Answers(LIKE_OTHER_DAYS), at(day, 9));
                    int sum = LOWEST_CAT + random.nextInt(CATS);
                    return day.until(today).getDays() % DAYS_BETWEEN_CAT == 0
                            ? Stream.of(well, new Given(cat, new Answers(Map.of("total", "" + sum)), at(day, 10)))
                            : Stream.of(well);
                })
                .toList();
    }

    private static List<@Nullable Object> response(Given given) {
        Summary summary = given.summary();
        return row(
                UUID.randomUUID(),
                given.questionnaire().code(),
                given.questionnaire().version(),
                given.at(),
                WHO.person(),
                given.answers().json(),
                given.judged().colour().name(),
                summary.score(),
                summary.json(),
                WHO.id(),
                given.at());
    }

    private static OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, day.getDayOfMonth()).atZone(ZONE).toOffsetDateTime();
    }

    private static Questionnaire questionnaire(String file) {
        try (var stream = AnswerRows.class.getResourceAsStream("/monitoring/questionnaires/%s.json".formatted(file))) {
            return Objects.requireNonNull(
                    ObjectMapper.getDefault().readValue(Objects.requireNonNull(stream, file), Questionnaire.class));
        } catch (IOException broken) {
            throw new IllegalStateException("questionnaire " + file, broken);
        }
    }
}
