package no.samkonsult.bench.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.samkonsult.bench.cohort.Diary.Taken;
import no.samkonsult.bench.cohort.Episode.Truth;
import no.samkonsult.bench.cohort.Programme.Kit;
import no.samkonsult.bench.cohort.Scoring.Found;
import no.samkonsult.bench.cohort.Scoring.Raised;
import no.samkonsult.bench.cohort.Scoring.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours are from the beginning. The truth comes from hour 10 on, matters from 20 to 40, and is over at 60. */
class ScoringTest {
    private static final Instant BEGINS = Instant.parse("2028-01-10T00:00:00Z");
    private static final Truth TRUTH = new Truth(0, Condition.EXACERBATION, at(10), at(20), at(40), at(60));

    @ParameterizedTest(name = "measured at {0}, received at {1}, alert at {2}: {3}")
    @CsvSource({
        "30, 30, 30, detected",
        "30, 30, 21, detected",
        "30, 30, 10, detected",
        "30, 30, 9, missed",
        "30, 30, 52, detected",
        "30, 30, 53, missed",
        "30, 70, 82, detected",
        "30, 70, 83, missed",
        "20, 20, , missed",
        "40, 40, , missed",
        "19, 19, 19, not measured",
        "41, 41, 41, not measured",
        "41, 41, , not measured"
    })
    void aTruthIsDetectedMissedOrNotMeasured(double measured, double received, @Nullable Double alert, String outcome) {
        List<Raised> alerts = alert == null ? List.of() : List.of(raised(0, Sort.OUTSIDE, alert, alert + 1));
        assertThat(outcome(found(List.of(taken(0, measured, received, true)), alerts)))
                .isEqualTo(outcome);
    }

    @Test
    void anAlertThatIsOpenWhenTheFirstReadingComesTellsOfItThen() {
        Found found = found(List.of(taken(0, 30, 31, true)), List.of(raised(0, Sort.OUTSIDE, 5, 32)));
        assertThat(found.known()).isEqualTo(at(31));
    }

    @Test
    void anAlertThatWasClosedBeforeTheFirstReadingCameTellsOfNothing() {
        Found found = found(List.of(taken(0, 30, 31, true)), List.of(raised(0, Sort.OUTSIDE, 5, 30)));
        assertThat(found.isMissed()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "OUTSIDE, detected",
        "LATE, detected",
        "NOT_ASSESSABLE, detected",
        "MISSING, detected",
        "LIMITS, missed",
        "TECHNICAL, missed"
    })
    void whateverIsAboutThePatientCounts(Sort sort, String outcome) {
        Found found = found(List.of(taken(0, 30, 30, true)), List.of(raised(0, sort, 30, 31)));
        assertThat(outcome(found)).isEqualTo(outcome);
    }

    @Test
    void anAlertOnAnotherPatientTellsOfNothing() {
        Found found = found(List.of(taken(0, 30, 30, true)), List.of(raised(1, Sort.OUTSIDE, 30, 31)));
        assertThat(found.isMissed()).isTrue();
    }

    @Test
    void somebodyElseOnTheScaleHasMeasuredNobody() {
        assertThat(found(List.of(taken(0, 30, 30, false)), List.of()).measured())
                .isFalse();
    }

    @Test
    void whatWasNotMeasuredMayBeKnownAllTheSame() {
        Found found = found(List.of(), List.of(raised(0, Sort.MISSING, 30, 31)));
        assertThat(found.measured()).isFalse();
        assertThat(found.known()).isEqualTo(at(30));
    }

    @ParameterizedTest(name = "alert at {0}: after {1} hours, too late: {2}")
    @CsvSource({"15, 0, false", "20, 0, false", "30, 10, false", "68, 48, false", "68.1, 48.1, true"})
    void detectionTakesFromWhereItMatters(double alert, double hours, boolean tooLate) {
        Found found = found(List.of(taken(0, 30, 80, true)), List.of(raised(0, Sort.OUTSIDE, alert, 100)));
        assertThat(found.took()).isEqualTo(hours(hours));
        assertThat(found.isTooLate()).isEqualTo(tooLate);
    }

    @ParameterizedTest(name = "{0} at {1} of patient {2} is false: {3}")
    @CsvSource({
        "OUTSIDE, 9.9, 0, true",
        "OUTSIDE, 10, 0, false",
        "OUTSIDE, 72, 0, false",
        "OUTSIDE, 72.1, 0, true",
        "OUTSIDE, 30, 1, true",
        "LATE, 9, 0, true",
        "NOT_ASSESSABLE, 9, 0, true",
        "MISSING, 9, 0, false",
        "LIMITS, 9, 0, false",
        "TECHNICAL, 9, 0, false"
    })
    void whatNoTruthExplainsIsFalse(Sort sort, double at, int patient, boolean isFalse) {
        List<Raised> alerts = List.of(raised(patient, sort, at, at + 1));
        assertThat(Scoring.falseOnes(List.of(TRUTH), List.of(), alerts)).isEqualTo(isFalse ? alerts : List.of());
    }

    @Test
    void aReadingThatComesLateExplainsItsAlert() {
        List<Raised> alerts = List.of(raised(0, Sort.LATE, 100, 101));
        assertThat(Scoring.falseOnes(List.of(TRUTH), List.of(taken(0, 50, 100, true)), alerts))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, technical {1}: {2}")
    @CsvSource({
        "blood-pressure, false, OUTSIDE",
        "late:weight, false, LATE",
        "not-assessable:weight, false, NOT_ASSESSABLE",
        "missing:glucose, false, MISSING",
        "limits-missing, false, LIMITS",
        "evaluation-failed:weight, true, TECHNICAL",
        "device-silent:cohort-1-weight, true, TECHNICAL"
    })
    void theRuleTellsWhatAnAlertIsAbout(String rule, boolean technical, Sort sort) {
        assertThat(Sort.of(rule, technical)).isEqualTo(sort);
    }

    /** Patient 0 has a truth that is found, patient 2 none: two alerts of them, one false, in 8 readings over a week. */
    @Test
    void theNumbersAreThoseOfTheRun() {
        List<Taken> received = List.of(
                taken(0, 30, 30, true),
                taken(0, 54, 54, true),
                taken(0, 78, 78, true),
                taken(0, 102, 102, true),
                taken(2, 30, 30, true),
                taken(2, 54, 54, true),
                taken(2, 78, 78, true),
                taken(2, 102, 102, true));
        List<Raised> alerts = List.of(
                raised(0, Sort.OUTSIDE, 30, 31),
                raised(2, Sort.LATE, 54, 55),
                raised(2, Sort.MISSING, 60, 61),
                new Raised(2, Sort.LIMITS, at(0), null));
        var outcomes = new Outcomes(
                alerts, List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(7)), 1, 3, 2);
        CohortResult result = CohortResult.of(new CohortResult.Run(
                new Seed(7),
                LocalDate.of(2028, 1, 10),
                7,
                true,
                List.of(person(0, true), person(2, false)),
                received,
                outcomes,
                List.of(1_000_000L, 3_000_000L),
                Duration.ofSeconds(9)));
        assertThat(result.measurements()).isEqualTo(8);
        assertThat(result.alerts())
                .isEqualTo(Map.of(
                        "outside", 1L,
                        "late", 1L,
                        "not-assessable", 0L,
                        "missing", 1L,
                        "limits", 1L,
                        "technical", 0L));
        assertThat(result.alertsPerPatientWeek()).isEqualTo(1);
        assertThat(result.alertsPer100Measurements()).isEqualTo(25);
        assertThat(result.alertsPer100MeasurementsOf()).isEqualTo(Map.of("copd", 25.0, "hypertension", 25.0));
        assertThat(result.outsidePer100Measurements()).isEqualTo(37.5);
        assertThat(result.handledByRemeasurement()).isEqualTo(2);
        assertThat(result.handledByRemeasurementPercent()).isEqualTo(50);
        assertThat(result.falseAlerts()).isEqualTo(1);
        assertThat(result.falseAlertsPer100Measurements()).isEqualTo(12.5);
        assertThat(result.falseAlertsPer100MeasurementsOf()).isEqualTo(Map.of("copd", 0.0, "hypertension", 25.0));
        assertThat(result.truths()).isEqualTo(1);
        assertThat(result.detected()).isEqualTo(1);
        assertThat(result.missedTruths()).isZero();
        assertThat(result.medianDetectionMinutes()).isEqualTo(600);
        assertThat(result.redAlertsTold()).isEqualTo(3);
        assertThat(result.redAlertsNeverTold()).isEqualTo(1);
        assertThat(result.medianRedToNotificationSeconds()).isEqualTo(7);
        assertThat(result.worstRedToNotificationSeconds()).isEqualTo(60);
        assertThat(result.medianStoringMs()).isEqualTo(1);
        assertThat(result.p95StoringMs()).isEqualTo(3);
    }

    /** Comes for 40 hours, to 6 points below their own: it matters from hour 20 on. */
    private static Person person(int number, boolean ill) {
        var exacerbation = new Episode(number, Condition.EXACERBATION, -6, -3, at(0), hours(40), hours(0.1), hours(40));
        Person drawn = Person.of(new Seed(7), number, LocalDate.of(2028, 1, 10), 7);
        return new Person(
                drawn.seed(),
                number,
                drawn.from(),
                drawn.usual(),
                ill ? List.of(exacerbation) : List.of(),
                drawn.habits());
    }

    private static Found found(List<Taken> received, List<Raised> alerts) {
        return Scoring.found(List.of(TRUTH), received, alerts).getFirst();
    }

    private static String outcome(Found found) {
        if (found.isDetected()) {
            return "detected";
        }
        return found.isMissed() ? "missed" : "not measured";
    }

    private static Taken taken(int patient, double at, double received, boolean own) {
        return new Taken(
                patient, Kit.OXIMETER, at(at), at(received), Map.of("saturation", BigDecimal.valueOf(90)), own);
    }

    private static Raised raised(int patient, Sort sort, double at, double closed) {
        return new Raised(patient, sort, at(at), at(closed));
    }

    private static Instant at(double hours) {
        return BEGINS.plus(hours(hours));
    }

    private static Duration hours(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3_600));
    }
}
