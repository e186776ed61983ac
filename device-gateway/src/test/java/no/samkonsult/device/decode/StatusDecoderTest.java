package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.topic.DeviceTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusDecoderTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"Online, true", "offline, false", "' Offline ', false", "'{\"online\":false}', false"})
    void tellsWhetherTheDeviceIsThere(String payload, boolean online) {
        assertThat(decode(payload)).isEqualTo(new Told(DeviceStatus.online(online)));
    }

    @Test
    void readsBatteryAndClock() {
        assertThat(decode("{\"battery\":0.80,\"time\":\"2026-11-21T08:15:00+01:00\",\"firmware\":\"1.2\"}"))
                .isEqualTo(new Told(new DeviceStatus(
                        null, null, new BigDecimal("0.80"), OffsetDateTime.parse("2026-11-21T08:15:00+01:00"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "away | payload: not acceptable JSON",
                "[] | payload: not a JSON object",
                "{\"online\":\"no\"} | online: not true or false",
                "{\"battery\":80} | battery: not between 0 and 1",
                "{\"time\":\"yesterday\"} | time: not an ISO 8601 date and time with offset"
            })
    void saysWhatItCannotRead(String payload, String reason) {
        assertThat(decode(payload)).isEqualTo(Illegible.because(reason));
    }

    private static Decoding decode(String payload) {
        return new StatusDecoder()
                .decode(Message.plain(
                        DeviceTopic.parse("dho/v1/anna-bp/status").orElseThrow(),
                        null,
                        Instant.EPOCH,
                        payload.getBytes(UTF_8)))
                .getFirst();
    }
}
