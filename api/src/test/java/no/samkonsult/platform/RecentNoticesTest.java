package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentNoticesTest {
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private Instant now = START;
    private final RecentNotices notices = new RecentNotices(() -> now);

    @ParameterizedTest(name = "a notice at 30 s, a page begun at {0} s: {1}")
    @CsvSource({"20, true", "30, true", "32, true", "32.001, false", "40, false"})
    void aPageBegunBeforeANoticeHasMissedIt(double begun, boolean missed) {
        notices.begin();
        now = START.plusSeconds(30);
        notices.add(Set.of("desk/1"));
        assertThat(notices.mayHaveChanged(Set.of("desk/1"), seconds(begun))).isEqualTo(missed);
    }

    @Test
    void whatIsAboutSomethingElseHasNotChangedThePage() {
        notices.begin();
        now = START.plusSeconds(30);
        notices.add(Set.of("desk/1", "patient/1"));
        assertThat(notices.mayHaveChanged(Set.of("desk/2"), seconds(10))).isFalse();
        assertThat(notices.mayHaveChanged(Set.of("desk/2", "patient/1"), seconds(10)))
                .isTrue();
    }

    @Test
    void aNoticeToEverybodyConcernsEveryPage() {
        notices.begin();
        now = START.plusSeconds(30);
        notices.add(Set.of(LiveNotices.EVERYTHING));
        assertThat(notices.mayHaveChanged(Set.of("desk/2"), seconds(10))).isTrue();
    }

    @ParameterizedTest(name = "notices are heard from 0 s, a page begun at {0} s: {1}")
    @CsvSource({"-3600, true", "1.999, true", "2, false"})
    void whatChangedBeforeNoticesWereHeardIsNotKnown(double begun, boolean missed) {
        notices.begin();
        assertThat(notices.mayHaveChanged(Set.of("desk/1"), seconds(begun))).isEqualTo(missed);
    }

    @Test
    void beforeAnyConnectionNothingIsKnown() {
        assertThat(notices.mayHaveChanged(Set.of("desk/1"), seconds(100))).isTrue();
    }

    @Test
    void aLostConnectionForgetsWhatWasKnown() {
        notices.begin();
        now = START.plusSeconds(30);
        notices.begin();
        assertThat(notices.mayHaveChanged(Set.of("desk/1"), seconds(20))).isTrue();
        assertThat(notices.mayHaveChanged(Set.of("desk/1"), seconds(32))).isFalse();
    }

    @Test
    void whatIsNoLongerKeptIsNotKnown() {
        notices.begin();
        notices.add(Set.of("desk/1"));
        now = START.plusSeconds(10);
        notices.add(Set.of("desk/1"));
        now = START.plusSeconds(61);
        notices.add(Set.of("desk/1"));
        assertThat(notices.mayHaveChanged(Set.of("desk/2"), seconds(1))).isTrue();
        assertThat(notices.mayHaveChanged(Set.of("desk/2"), seconds(5))).isFalse();
    }

    private static Instant seconds(double after) {
        return START.plusMillis(Math.round(after * 1_000));
    }
}
