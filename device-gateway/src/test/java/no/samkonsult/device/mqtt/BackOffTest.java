package no.samkonsult.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest(name = "after {0} failures {1} to {2} ms")
    @CsvSource({"0, 50, 100", "1, 100, 200", "5, 1600, 3200", "6, 2500, 5000", "1000000, 2500, 5000"})
    void doublesToTheCapAndIsHalfRandom(int failures, long least, long most) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int draw = 0; draw < 1000; draw++) {
            assertThat(BackOff.STANDARD.delay(failures, random))
                    .isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
        }
    }
}
