package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In 2026 the hour from 02:00 is skipped on 29 March and comes twice on 25 October. */
class LocalClockTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-01-15T08:15:00, 2026-01-15T08:15:00+01:00",
        "2026-07-15T08:15:00, 2026-07-15T08:15:00+02:00",
        "2026-03-29T01:59:59, 2026-03-29T01:59:59+01:00",
        "2026-03-29T02:00:00, 2026-03-29T03:00:00+02:00",
        "2026-03-29T02:59:59, 2026-03-29T03:59:59+02:00",
        "2026-03-29T03:00:00, 2026-03-29T03:00:00+02:00",
        "2026-10-25T01:59:59, 2026-10-25T01:59:59+02:00",
        "2026-10-25T02:00:00, 2026-10-25T02:00:00+02:00",
        "2026-10-25T02:59:59, 2026-10-25T02:59:59+02:00",
        "2026-10-25T03:00:00, 2026-10-25T03:00:00+01:00"
    })
    void aLocalTimeIsAlwaysTheSameMoment(LocalDateTime shown, OffsetDateTime moment) {
        assertThat(new LocalClock(Relay.OSLO).at(shown)).isEqualTo(moment);
        assertThat(new LocalClock(Relay.OSLO).at(shown).getOffset()).isEqualTo(moment.getOffset());
    }
}
