package no.samkonsult.measurement.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.command.Command.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandRulesTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-22T11:00:00Z");

    @ParameterizedTest(name = "sent {0}, answered {1}, at {2}: {3}")
    @CsvSource({
        ", , 10:59:59, WAITING",
        "10:00:01, , 10:59:59, SENT",
        "10:00:01, , 11:00:00, EXPIRED",
        ", , 11:00:00, EXPIRED",
        "10:00:01, 10:05:00, 11:30:00, ANSWERED"
    })
    void standsWhereItDoes(@Nullable String sent, @Nullable String answered, String now, State state) {
        assertThat(CommandRules.state(at(sent), at(answered), EXPIRES, Instant.parse("2026-11-22T" + now + "Z")))
                .isEqualTo(state);
    }

    @Test
    void aDeviceIsAskedForWhatItMeasures() {
        assertThat(CommandRules.measures("blood-pressure pulse", Kind.PULSE)).isTrue();
        assertThat(CommandRules.measures("blood-pressure", Kind.WEIGHT)).isFalse();
        assertThat(CommandRules.measures("", Kind.WEIGHT)).as("nobody knows").isTrue();
    }

    @Test
    void theBodySaysWhatIsWantedOfWhomAndHowLong() {
        UUID id = UUID.fromString("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
        assertThat(CommandBody.measure(id, Kind.WEIGHT, null, EXPIRES).json()).isEqualTo("""
                        {"command":"measure","kind":"weight","id":"1b4e28ba-2fa1-11d2-883f-0016d3cca427","expires":"2026-11-22T11:00:00Z"}""");
        assertThat(CommandBody.measure(id, Kind.WEIGHT, "a\"b\\", EXPIRES).json())
                .endsWith(",\"beneath\":\"a\\\"b\\\\\"}");
    }

    private static @Nullable Instant at(@Nullable String clock) {
        return clock == null ? null : Instant.parse("2026-11-22T" + clock + "Z");
    }
}
