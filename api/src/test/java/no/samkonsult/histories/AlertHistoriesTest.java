package no.samkonsult.histories;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import no.samkonsult.Sql;
import no.samkonsult.histories.Step.Act;
import no.samkonsult.histories.Step.Handle;
import no.samkonsult.histories.Step.Job;
import no.samkonsult.histories.Step.Kill;
import no.samkonsult.histories.Step.Limits;
import no.samkonsult.histories.Step.Measure;
import no.samkonsult.histories.Step.Pass;
import no.samkonsult.histories.Step.Pause;
import no.samkonsult.histories.Step.Resend;
import no.samkonsult.histories.Step.Run;
import no.samkonsult.histories.Step.Strike;
import no.samkonsult.histories.Step.Value;
import no.samkonsult.histories.Step.When;

/** Rules 3 to 7 of the design, after every step of histories that nobody thought of. {@code histories.steps} makes them longer. */
class AlertHistoriesTest {
    private static final int TRIES = 10;
    private static final int STEPS = Integer.getInteger("histories.steps", 100);

    /** What one ward lives through; then another begins. */
    private static final int OF_A_WARD = 150;

    /** Evenings before summer time begins and ends, Christmas, and a Thursday. */
    private static final List<Instant> BEGINNINGS = List.of(
            Instant.parse("2027-03-27T17:00:00Z"),
            Instant.parse("2027-10-30T16:00:00Z"),
            Instant.parse("2026-12-23T13:00:00Z"),
            Instant.parse("2027-01-14T08:00:00Z"));

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whatMustAlwaysHoldDoes(@ForAll("steps") List<Step> steps, @ForAll("beginnings") Instant beginning) {
        HistorySite site = HistorySite.shared();
        Sql.to(site.owner(), () -> {
            for (int first = 0; first < steps.size(); first += OF_A_WARD) {
                site.turnTo(beginning);
                Ward.abandon();
                var history = new History(site);
                steps.subList(first, Math.min(first + OF_A_WARD, steps.size())).forEach(history::take);
            }
        });
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return step().list().ofMinSize(1).ofMaxSize(STEPS).withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Instant> beginnings() {
        return Arbitraries.of(BEGINNINGS);
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Step> quiet = quiet();
        Arbitrary<Step> killed = Combinators.combine(
                        quiet, Arbitraries.integers().between(0, 15_000))
                .as(Kill::new);
        return Arbitraries.frequencyOf(Tuple.of(9, quiet), Tuple.of(1, killed));
    }

    private static Arbitrary<Step> quiet() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Combinators.combine(number(), Arbitraries.of(Value.class), when())
                                .as(Measure::new)),
                Tuple.of(1, number().map(Resend::new)),
                Tuple.of(
                        8,
                        Combinators.combine(act(), number(), number(), Arbitraries.of(true, false))
                                .as(Handle::new)),
                Tuple.of(
                        1,
                        Combinators.combine(number(), number(), Arbitraries.of(true, false))
                                .as(Strike::new)),
                Tuple.of(
                        1,
                        Combinators.combine(number(), Arbitraries.of(true, false))
                                .as(Limits::new)),
                Tuple.of(1, number().map(Pause::new)),
                Tuple.of(
                        4,
                        Arbitraries.of(1, 5, 11, 31, 31, 45, 121, 245, 480, 720, 1440)
                                .map(Pass::new)),
                Tuple.of(9, Arbitraries.of(Job.class).map(Run::new)));
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(0, 7);
    }

    /** Most readings come at once. */
    private static Arbitrary<When> when() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(When.NOW)), Tuple.of(2, Arbitraries.of(When.class)));
    }

    /** Most that is done is taking and closing. */
    private static Arbitrary<Act> act() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Act.TAKE, Act.TAKE, Act.CLOSE)), Tuple.of(3, Arbitraries.of(Act.class)));
    }
}
