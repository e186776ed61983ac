package no.samkonsult.bench.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import no.samkonsult.bench.cohort.Diary.Taken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A few patients through the whole product, for some days. */
class ReplayTest {
    private static final int PATIENTS = 20;
    private static final int DAYS = 18;
    private static final LocalDate FROM = LocalDate.of(2028, 1, 10);

    private static CohortResult.Run run;
    private static CohortResult result;

    @BeforeAll
    static void live() {
        run = CohortCommand.replay(new Seed(20), PATIENTS, FROM, DAYS, true);
        result = CohortResult.of(run);
    }

    @Test
    void everyReadingThatComesInTimeIsStoredOnceInTheOrderItComes() {
        Instant ends = FROM.plusDays(DAYS).atStartOfDay(Person.ZONE).toInstant();
        assertThat(run.received()).isSortedAccordingTo(Comparator.comparing(Taken::received));
        assertThat(run.received())
                .containsAll(run.people().stream()
                        .flatMap(person -> new Diary(person, DAYS).readings().stream())
                        .filter(each -> each.received().isBefore(ends))
                        .toList());
        assertThat(result.measurements()).isGreaterThan(PATIENTS * DAYS);
    }

    @Test
    void everyAlertIsOfOneSort() {
        assertThat(result.alerts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(run.outcomes().alerts().size())
                .isPositive();
    }

    @Test
    void everyTruthIsDetectedMissedOrNotMeasured() {
        assertThat(result.detected() + result.missedTruths() + result.notMeasured())
                .isEqualTo(result.truths());
        assertThat(result.truths()).isPositive();
    }

    @Test
    void noTruthThatWasMeasuredIsMissed() {
        assertThat(result.detected()).isPositive();
        assertThat(result.missedTruths()).isZero();
    }

    @Test
    void nobodyHasDoneWhatIsStillToCome() {
        Instant begins = FROM.atStartOfDay(Person.ZONE).toInstant();
        assertThat(run.outcomes().alerts()).allSatisfy(alert -> {
            assertThat(alert.at()).isBetween(begins, begins.plus(Duration.ofDays(DAYS)));
            assertThat(alert.closed() == null || alert.closed().isAfter(alert.at()))
                    .isTrue();
        });
    }

    @Test
    void somebodyIsToldOfEveryRedAlert() {
        assertThat(result.redAlertsTold()).isPositive();
        assertThat(result.redAlertsNeverTold()).isZero();
    }

    @Test
    void falseAlertsAreSomeOfThoseAboutMeasurements() {
        assertThat(result.falseAlerts()).isLessThanOrEqualTo((int) run.outcomes().alerts().stream()
                .filter(each -> each.sort().isOfMeasurement())
                .count());
    }

    @Test
    void aSecondReadingHasSparedSomebodyAnAlert() {
        assertThat(result.handledByRemeasurement()).isPositive();
    }
}
