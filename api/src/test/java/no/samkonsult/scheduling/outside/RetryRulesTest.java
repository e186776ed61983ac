package no.samkonsult.scheduling.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRulesTest {
    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");

    @ParameterizedTest(name = "after {0} failures in {1}")
    @CsvSource({"0, PT15M", "1, PT15M", "2, PT30M", "3, PT1H", "4, PT2H", "5, PT4H", "6, PT4H", "1000000, PT4H"})
    void asksMoreSeldomTheMoreItFails(int failures, Duration pause) {
        assertThat(RetryRules.pause(failures)).isEqualTo(pause);
    }

    @ParameterizedTest(name = "asked for {0} in {1}")
    @CsvSource({"PT0S, PT15M", "PT2M, PT15M", "PT16M, PT16M", "PT4H, PT4H", "PT240H, PT4H"})
    void leavesWhoeverAsksForItAloneForAsLongAsThat(Duration asked, Duration pause) {
        assertThat(RetryRules.pause(1, asked)).isEqualTo(pause);
    }

    @ParameterizedTest(name = "read {0} ago: {1}")
    @CsvSource({"PT23H59M59S, true", "PT24H, false"})
    void readsAllOfItOnceADay(Duration ago, boolean mayBeUnchanged) {
        assertThat(RetryRules.mayBeUnchanged(NOW.minus(ago), NOW)).isEqualTo(mayBeUnchanged);
    }

    @ParameterizedTest(name = "fetched {0} ago is stale: {1}")
    @CsvSource({"PT0S, false", "PT1H, false", "PT1H0.001S, true"})
    void isStaleAfterAnHour(Duration ago, boolean stale) {
        assertThat(Freshness.of(NOW.minus(ago), NOW).isStale()).isEqualTo(stale);
        assertThat(Freshness.of(null, NOW)).isEqualTo(new Freshness.Native());
    }
}
