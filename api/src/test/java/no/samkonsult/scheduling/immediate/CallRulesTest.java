package no.samkonsult.scheduling.immediate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRulesTest {
    @ParameterizedTest(name = "{0} began at {1}")
    @CsvSource({
        "2026-10-19T09:00:00Z, 2026-10-19T09:00:00Z",
        "2026-10-19T09:04:59.999Z, 2026-10-19T09:00:00Z",
        "2026-10-19T09:05:00Z, 2026-10-19T09:05:00Z",
        "2026-10-25T00:59:59Z, 2026-10-25T00:55:00Z"
    })
    void whatBeginsNowBeganAtTheLastStepOfFiveMinutes(Instant now, Instant beginning) {
        assertThat(CallRules.beginning(now)).isEqualTo(beginning);
    }
}
