package no.samkonsult.measurement.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingRulesTest {
    private static final Map<Integer, Band> BANDS = Map.of(1, Band.of(null, null, "110", "130"));
    private static final Duration HOURS = Duration.ofHours(4);

    /** An alert as its table keeps it: open or not, red or yellow, in range or not. */
    private record State(boolean open, boolean red, boolean inRange, Instant outsideAt, Instant at) {
        static final State NONE = new State(false, false, false, Instant.MIN, Instant.MIN);

        State after(Finding finding) {
            Instant time = finding.measurement().measuredAt();
            return switch (finding.concern()) {
                case Concern.Outside(boolean isRed) -> outside(isRed, time);
                case Concern.Unproven(boolean isRed) -> open ? outside(isRed, time) : this;
                case Concern.AskAgain(boolean isRed, Duration _) -> open ? outside(isRed, time) : this;
                case Concern.InRange() ->
                    open && at.isBefore(time) ? new State(true, red, true, outsideAt, time) : this;
                default -> this;
            };
        }

        private State outside(boolean isRed, Instant time) {
            boolean later = !open || !outsideAt.isAfter(time);
            boolean newest = !open || !at.isAfter(time);
            return new State(
                    true, later ? isRed : red, newest ? false : inRange, later ? time : outsideAt, newest ? time : at);
        }

        State withoutTimes() {
            return new State(open, red, inRange, Instant.MIN, Instant.MIN);
        }
    }

    @Provide
    Arbitrary<List<String>> pulses() {
        return Arbitraries.of("80", "120", "140").list().ofMinSize(1).ofMaxSize(9);
    }

    @Provide
    Arbitrary<Confirmation> confirmations() {
        return Arbitraries.of(
                new Confirmation.Immediate(),
                new Confirmation.InARow(2, 3),
                new Confirmation.MeanOfLast(2, Duration.ofMinutes(30)),
                new Confirmation.MeasureAgain(Duration.ofMinutes(10)));
    }

    @Property(tries = 300)
    void theSameReadingsLeaveTheSameAlertWhicheverCameFirst(
            @ForAll("pulses") List<String> pulses, @ForAll Random random) {
        var readings = readings(limits(new Confirmation.Immediate(), false), pulses);
        assertThat(arriving(readings, random).withoutTimes())
                .isEqualTo(inOrder(readings).withoutTimes());
    }

    @Property(tries = 300)
    void whatAlertsInOrderAlertsInAnyOrder(
            @ForAll("confirmations") Confirmation confirmation,
            @ForAll("pulses") List<String> pulses,
            @ForAll Random random) {
        var readings = readings(limits(confirmation, false), pulses);
        if (inOrder(readings).open()) {
            assertThat(arriving(readings, random).open()).isTrue();
        }
    }

    @Property(tries = 300)
    void aRedLimitThatNeverWaitsAlertsInTheSameBatch(
            @ForAll("confirmations") Confirmation confirmation,
            @ForAll("pulses") List<String> pulses,
            @ForAll Random random) {
        var readings = readings(limits(confirmation, true), pulses);
        Judged red = readings(limits(confirmation, true), List.of("140")).getFirst();
        var stored = new ArrayList<>(readings.subList(0, random.nextInt(readings.size() + 1)));
        stored.removeIf(each -> each.id().equals(red.id()));
        var sequence = new ArrayList<>(stored);
        sequence.add(red);
        sequence.sort(Judged.OLDEST_FIRST);
        assertThat(FindingRules.findings(Readings.PATIENT, List.of(red), sequence, HOURS))
                .filteredOn(each -> each.measurement().equals(red))
                .extracting(Finding::concern)
                .containsExactly(new Concern.Outside(true));
    }

    @ParameterizedTest(name = "a {1} so old {0} when it came: {2}")
    @CsvSource({
        "PT4H, 140, Outside[red=true]",
        "PT4H0.001S, 140, Late[red=true]",
        "PT4H, 120, Outside[red=false]",
        "PT4H0.001S, 120, Late[red=false]",
        "PT5H, 80, InRange[]"
    })
    void whatCameTooLateCallsNobody(Duration age, String pulse, String concern) {
        Judged reading = received(reading(limits(new Confirmation.Immediate(), true), 0, pulse), age);
        assertThat(FindingRules.findings(Readings.PATIENT, List.of(reading), List.of(reading), HOURS))
                .extracting(Finding::concern)
                .singleElement()
                .hasToString(concern);
    }

    @Test
    void aLateRedOneIsAWorkItemEvenWhereThePatternWantsMore() {
        Judged reading = received(reading(limits(new Confirmation.InARow(3, 3), false), 0, "140"), Duration.ofHours(6));
        assertThat(FindingRules.findings(Readings.PATIENT, List.of(reading), List.of(reading), HOURS))
                .extracting(Finding::concern)
                .containsExactly(new Concern.Late(true));
    }

    @Test
    void nobodyIsAskedToRepeatWhatHasBeenRepeated() {
        var limits = limits(new Confirmation.MeasureAgain(Duration.ofMinutes(10)), false);
        Judged first = reading(limits, 0, "120");
        Judged second = reading(limits, 5, "80");
        assertThat(FindingRules.findings(Readings.PATIENT, List.of(first), List.of(first, second), HOURS))
                .extracting(Finding::concern)
                .containsExactly(new Concern.Unproven(false), new Concern.InRange());
    }

    private static State inOrder(List<Judged> readings) {
        State state = State.NONE;
        for (int i = 0; i < readings.size(); i++) {
            state = after(state, readings.subList(i, i + 1), readings.subList(0, i + 1));
        }
        return state;
    }

    /** In any order and in batches of any size. */
    private static State arriving(List<Judged> readings, Random random) {
        var left = new ArrayList<>(readings);
        Collections.shuffle(left, random);
        var stored = new ArrayList<Judged>();
        State state = State.NONE;
        while (!left.isEmpty()) {
            var batch = left.subList(0, 1 + random.nextInt(left.size()));
            stored.addAll(batch);
            stored.sort(Judged.OLDEST_FIRST);
            state = after(state, List.copyOf(batch), stored);
            batch.clear();
        }
        return state;
    }

    private static State after(State before, List<Judged> fresh, List<Judged> sequence) {
        State state = before;
        for (Finding finding : FindingRules.findings(Readings.PATIENT, fresh, sequence, HOURS)) {
            state = state.after(finding);
        }
        return state;
    }

    private static LimitSet limits(Confirmation confirmation, boolean neverWaits) {
        return new LimitSet(1, BANDS, Map.of(1, new NeverWait(false, neverWaits)), List.of(), null, confirmation, 1);
    }

    private static List<Judged> readings(LimitSet limits, List<String> pulses) {
        return IntStream.range(0, pulses.size())
                .mapToObj(i -> reading(limits, i * 7, pulses.get(i)))
                .toList();
    }

    private static Judged reading(LimitSet limits, int minutes, @Nullable String pulse) {
        return Readings.judged(Kind.PULSE, limits, Duration.ofMinutes(-minutes), pulse);
    }

    private static Judged received(Judged reading, Duration age) {
        return new Judged(
                reading.id(),
                reading.measuredAt(),
                reading.measuredAt().plus(age),
                reading.values(),
                reading.assessment(),
                reading.limits(),
                false);
    }
}
