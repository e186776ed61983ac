package no.samkonsult.bench.cohort;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.bench.cohort.Diary.Taken;
import no.samkonsult.bench.cohort.Episode.Truth;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final LocalDate FROM = LocalDate.of(2028, 1, 10);
    private static final int DAYS = 60;
    private static final Instant BEGINS = FROM.atStartOfDay(Person.ZONE).toInstant();

    @Property(tries = 50)
    void theSameSeedIsTheSamePersonWithTheSameReadings(@ForAll long seed, @ForAll @IntRange(max = 999) int number) {
        Person person = person(seed, number);
        assertThat(person(seed, number)).isEqualTo(person);
        assertThat(readings(person(seed, number))).isEqualTo(readings(person));
    }

    @Property(tries = 50)
    void whoSomebodyIsDoesNotDependOnHowManyTheyAre(@ForAll long seed, @ForAll @IntRange(max = 7) int number) {
        assertThat(Person.cohort(new Seed(seed), 8, FROM, DAYS).get(number)).isEqualTo(person(seed, number));
    }

    @Test
    void anotherSeedIsAnotherCohort() {
        assertThat(readings(person(1, 0))).isNotEqualTo(readings(person(2, 0)));
    }

    @Property(tries = 50)
    void noReadingComesBeforeItIsTaken(@ForAll long seed, @ForAll @IntRange(max = 3) int number) {
        assertThat(readings(person(seed, number))).allSatisfy(reading -> {
            assertThat(reading.received()).isAfter(reading.at());
            assertThat(reading.at()).isBetween(BEGINS, BEGINS.plus(Duration.ofDays(DAYS + 1)));
        });
    }

    @Property(tries = 200)
    void aTruthIsFromWhereItMattersToWhereItDoesNot(@ForAll long seed, @ForAll @IntRange(max = 3) int number) {
        for (Episode episode : person(seed, number).episodes()) {
            episode.truth().ifPresent(truth -> {
                double matters = Math.abs(episode.matters());
                Duration moment = Duration.ofSeconds(2);
                assertThat(away(episode, truth.onset().minus(moment))).isLessThan(matters);
                assertThat(away(episode, truth.onset().plus(moment))).isGreaterThanOrEqualTo(matters);
                assertThat(away(episode, truth.ends().minus(moment))).isGreaterThanOrEqualTo(matters);
                assertThat(away(episode, truth.ends().plus(moment))).isLessThan(matters);
            });
        }
    }

    @Property(tries = 200)
    void whatNeverMattersIsNoTruth(@ForAll long seed, @ForAll @IntRange(max = 3) int number) {
        for (Episode episode : person(seed, number).episodes()) {
            boolean matters = Math.abs(episode.amount()) >= Math.abs(episode.matters());
            assertThat(episode.truth().isPresent()).isEqualTo(matters);
        }
    }

    @Property(tries = 200)
    void thingsHappenApartAndAreOverBeforeTheEnd(@ForAll long seed, @ForAll @IntRange(max = 3) int number) {
        List<Episode> episodes = person(seed, number).episodes();
        for (Episode one : episodes) {
            assertThat(one.begins()).isAfterOrEqualTo(BEGINS.plus(Duration.ofDays(1)));
            assertThat(one.over()).isBefore(BEGINS.plus(Duration.ofDays(DAYS)));
            assertThat(episodes).allSatisfy(other -> assertThat(one == other
                            || one.over().isBefore(other.begins())
                            || other.over().isBefore(one.begins()))
                    .isTrue());
        }
    }

    @Test
    void lowSugarIsLowHoweverTheDayIsOtherwise() {
        List<Truth> low = Person.cohort(new Seed(1), 200, FROM, DAYS).stream()
                .flatMap(person -> person.truths().stream()
                        .filter(truth -> truth.condition() == Condition.HYPOGLYCAEMIA)
                        .peek(truth -> assertThat(person.truth(
                                        Vital.GLUCOSE, truth.onset().plusSeconds(5)))
                                .isLessThanOrEqualTo(3.0)))
                .toList();
        assertThat(low).hasSizeGreaterThan(10);
    }

    @Test
    void whoeverIsAskedTheSameAnswersTheSame() {
        var diary = new Diary(person(1, 2), DAYS);
        Instant asked = BEGINS.plusSeconds(86_400);
        assertThat(diary.again(Programme.Kit.BLOOD_PRESSURE_MONITOR, asked))
                .isEqualTo(diary.again(Programme.Kit.BLOOD_PRESSURE_MONITOR, asked));
    }

    @Test
    void whatHappensAndIsMeasuredKnowsOfNoLimitsAndNoRules() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "no.samkonsult.monitoring..", "no.samkonsult.measurement..", "no.samkonsult.alert..")
                .check(new ClassFileImporter()
                        .importClasses(
                                Seed.class,
                                Vital.class,
                                Programme.class,
                                Programme.Kit.class,
                                Condition.class,
                                Episode.class,
                                Person.class,
                                Person.Habits.class,
                                Diary.class));
    }

    private static double away(Episode episode, Instant at) {
        return Math.abs(episode.deviation(at));
    }

    private static Person person(long seed, int number) {
        return Person.of(new Seed(seed), number, FROM, DAYS);
    }

    private static List<Taken> readings(Person person) {
        return new Diary(person, DAYS).readings();
    }
}
