package no.samkonsult.alert.roster.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

class CoverageRulesTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void aGapIsWhatIsWatchedAndNobodyIsOn() {
        assertThat(CoverageRules.gaps(List.of(hours(8, 16)), List.of(shift(7, 10), shift(12, 15))))
                .containsExactly(hours(10, 12), hours(15, 16));
    }

    @Test
    void shiftsThatMeetLeaveNoGap() {
        assertThat(CoverageRules.gaps(List.of(hours(8, 16)), List.of(shift(12, 16), shift(8, 12))))
                .isEmpty();
    }

    @Test
    void outsideTheHoursNobodyIsMissed() {
        assertThat(CoverageRules.gaps(List.of(), List.of())).isEmpty();
    }

    /** Minute by minute. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyWatchedInstantWithoutAShiftIsInAGapAndNoOther(
            @ForAll("spans") List<TimeRange> watched,
            @ForAll("spans") List<TimeRange> covered,
            @ForAll @IntRange(max = 200) int hour) {
        List<Shift> shifts = covered.stream().map(CoverageRulesTest::shift).toList();
        Instant at = START.plus(Duration.ofHours(hour));
        boolean missed = watched.stream().anyMatch(each -> each.contains(at))
                && covered.stream().noneMatch(each -> each.contains(at));
        List<TimeRange> gaps = CoverageRules.gaps(watched, shifts);
        assertThat(gaps.stream().filter(gap -> gap.contains(at)).count()).isEqualTo(missed ? 1 : 0);
        for (int i = 1; i < gaps.size(); i++) {
            assertThat(gaps.get(i).start()).isAfter(gaps.get(i - 1).end());
        }
    }

    @Provide
    static Arbitrary<List<TimeRange>> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 190),
                        Arbitraries.integers().between(1, 30))
                .as((from, length) -> hours(from, from + length))
                .list()
                .ofMaxSize(8);
    }

    private static TimeRange hours(int from, int until) {
        return TimeRange.of(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(until)));
    }

    private static Shift shift(int from, int until) {
        return shift(hours(from, until));
    }

    private static Shift shift(TimeRange time) {
        return new Shift(new PersonId(UUID.randomUUID()), time, Shift.Kind.ROTATION, 0, null, null);
    }
}
