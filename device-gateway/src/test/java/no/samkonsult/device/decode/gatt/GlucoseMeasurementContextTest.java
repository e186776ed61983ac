package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import no.samkonsult.device.Kind;
import no.samkonsult.device.ReadingContext;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Context;
import no.samkonsult.device.decode.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlucoseMeasurementContextTest {
    @Test
    void isJoinedToItsMeasurementByTheSequenceNumber() {
        Decoding context = read(GattExamples.CONTEXT);
        assertThat(context).isEqualTo(context(15, Set.of(Supplement.AFTER_MEAL)));
        assertThat(context.label()).isEqualTo(new Label(null, 15, "glucose"));
        assertThat(Relay.reading("2a18", GattExamples.GLUCOSE_WITH_CONTEXT).sequence())
                .isEqualTo(15);
    }

    @Test
    void findsTheMealAmongEveryOtherField() {
        assertThat(read(GattExamples.CONTEXT_WITH_EVERY_FIELD)).isEqualTo(context(0, Set.of(Supplement.CASUAL)));
    }

    @ParameterizedTest(name = "meal {0}: {1}")
    @CsvSource({"01, BEFORE_MEAL", "02, AFTER_MEAL", "03, FASTING", "04, CASUAL", "05, BEDTIME"})
    void aMealIsASupplement(String meal, Supplement supplement) {
        assertThat(read("02 0700" + meal)).isEqualTo(context(7, Set.of(supplement)));
    }

    @ParameterizedTest
    @CsvSource({"02 0700 00", "02 0700 06", "00 0700", "04 0700 15"})
    void aReservedOrMissingMealIsNone(String value) {
        assertThat(read(value)).isEqualTo(context(7, Set.of()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "80 0700, extendedFlags: cut off",
        "01 0700 03 64, carbohydrate: cut off",
        "02 0700, meal: cut off",
        "04 0700, testerAndHealth: cut off",
        "08 0700 3C00, exerciseIntensity: cut off",
        "10 0700 04, medication: cut off",
        "40 0700 59, hba1c: cut off",
        "80 0700 01 00, 'flags: reserved bits are set, and there are bytes that they may announce'",
        "00 0700 00, payload: bytes left over: 1"
    })
    void namesTheFieldThatIsWrong(String value, String reason) {
        assertThat(Relay.refusal("2a34", value)).isEqualTo(reason);
    }

    private static Decoding read(String value) {
        return Relay.decode("2a34", GattExamples.bytes(value));
    }

    private static Context context(int sequence, Set<Supplement> supplements) {
        return new Context(new ReadingContext(Relay.ADDRESS, Kind.GLUCOSE, sequence, supplements));
    }
}
