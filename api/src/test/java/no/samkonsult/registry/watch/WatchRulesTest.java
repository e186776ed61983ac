package no.samkonsult.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import no.samkonsult.registry.watch.WatchRules.Finding;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchRulesTest {
    private static final int MANY = 20;
    private static final Instant SINCE = Instant.parse("2026-11-20T08:00:00Z");

    @ParameterizedTest(name = "{0} at once: {1}")
    @CsvSource({"0, EachByItself", "1, EachByItself", "20, EachByItself", "21, OneCause"})
    void moreAtOnceThanEverByThemselvesHaveOneCause(int silent, String finding) {
        List<Missed> due =
                IntStream.range(0, silent).mapToObj(key -> missed(key, null)).toList();
        Finding found = WatchRules.judge(due, Set.of(), false, MANY);
        assertThat(found.getClass().getSimpleName()).isEqualTo(finding);
        assertThat(found.devices()).isEqualTo(due);
    }

    @Test
    void whatFallsSilentWhileSuchACauseLastsBelongsToIt() {
        assertThat(WatchRules.judge(List.of(missed(1, null)), Set.of(), true, MANY))
                .isInstanceOf(Finding.OneCause.class);
    }

    @Test
    void nobodyIsToldOfWhatIsBeneathAGatewayThatIsMissedToo() {
        Missed gateway = missed(1, null);
        Missed beneath = missed(2, 1);
        Missed other = missed(3, 9);
        assertThat(WatchRules.judge(List.of(gateway, beneath, other), Set.of(), false, MANY)
                        .devices())
                .containsExactly(gateway, other);
        assertThat(WatchRules.judge(List.of(beneath), Set.of(1), false, MANY).devices())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} left: {1}")
    @CsvSource({"11, false", "10, true", "0, true"})
    void itIsOverWhenHalfOfThoseThatMakeManyAreHeardFrom(int left, boolean over) {
        assertThat(WatchRules.isOver(left, MANY)).isEqualTo(over);
    }

    private static Missed missed(int key, @Nullable Integer gateway) {
        return new Missed(key, "device-" + key, gateway, Cause.SILENT, SINCE, List.of(new PatientId(new UUID(0, key))));
    }
}
