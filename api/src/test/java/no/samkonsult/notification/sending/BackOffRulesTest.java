package no.samkonsult.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import no.samkonsult.notification.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffRulesTest {
    @ParameterizedTest(name = "{0} after attempt {1}: {2} s")
    @CsvSource({
        "RED, 1, 1",
        "RED, 2, 3",
        "RED, 3, 9",
        "RED, 4, ",
        "YELLOW, 1, 10",
        "YELLOW, 4, 270",
        "YELLOW, 5, ",
        "TECHNICAL, 5, "
    })
    void waitsLongerEachTimeAndThenGivesUp(Urgency urgency, int failed, Long seconds) {
        assertThat(BackOffRules.pause(urgency, failed))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @Test
    void redIsGivenUpForTheNextChannelWithinAQuarterOfAMinute() {
        Duration waited = IntStream.range(1, 10)
                .mapToObj(failed -> BackOffRules.pause(Urgency.RED, failed))
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isLessThan(Duration.ofSeconds(15));
    }
}
