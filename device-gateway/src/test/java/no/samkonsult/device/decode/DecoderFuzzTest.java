package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.topic.DeviceTopic;

class DecoderFuzzTest {
    private static final String VALID = """
            {"time":"2026-11-21T08:15:00+01:00","sequence":4711,"kind":"blood-pressure",\
            "values":{"systolic":128.5,"diastolic":82,"pulse":71},"battery":0.8}""";

    @Property
    void anyBytesAreLegibleOrIllegible(@ForAll byte[] payload) {
        assertThat(decode(payload)).hasSize(1);
    }

    @Property(tries = 5000)
    void aBrokenReadingIsLegibleOrIllegible(@ForAll("broken") String payload) {
        assertThat(decode(payload.getBytes(UTF_8))).hasSize(1);
    }

    @Property
    void anyNumberIsLegibleOrIllegible(@ForAll("numbers") String number) {
        assertThat(decode("{\"kind\":\"pulse\",\"values\":{\"value\":%s}}"
                        .formatted(number)
                        .getBytes(UTF_8)))
                .hasSize(1);
    }

    @Property
    void aReasonNeverRepeatsAValue(@ForAll("secrets") String value) {
        String payload = """
                {"kind":"pulse","values":{"value":"%1$s","%1$s":%1$s},"battery":"%1$s","unit":"%1$s"}""".formatted(value);
        assertThat(decode(payload.getBytes(UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(Illegible.class, illegible -> assertThat(illegible.reason())
                        .doesNotContain(value));
    }

    @Property
    void anyWholeReadingIsLegible(@ForAll("readings") String payload) {
        assertThat(decode(payload.getBytes(UTF_8))).singleElement().isInstanceOf(Legible.class);
    }

    @Provide
    Arbitrary<String> broken() {
        Arbitrary<Integer> position = Arbitraries.integers().between(0, VALID.length());
        Arbitrary<String> piece = Arbitraries.of(
                        "",
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        ":",
                        ",",
                        "null",
                        "true",
                        "-",
                        "1e999999999",
                        "1e-2147483648",
                        "\\u0000",
                        "\u0000",
                        "9".repeat(41))
                .edgeCases(config -> config.none());
        return Combinators.combine(position, position, piece)
                .as((one, other, inserted) ->
                        VALID.substring(0, Math.min(one, other)) + inserted + VALID.substring(Math.max(one, other)));
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(45);
        return Combinators.combine(digits, digits, Arbitraries.of("", "-"), Arbitraries.of("e", "e-", "."))
                .as((mantissa, rest, sign, joint) -> sign + mantissa + joint + rest);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.integers().between(100_000, 999_999).map(String::valueOf);
    }

    @Provide
    Arbitrary<String> readings() {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.valueOf(300))
                                .ofScale(3),
                        Arbitraries.integers().greaterOrEqual(0))
                .as("{\"kind\":\"weight\",\"values\":{\"value\":%s},\"sequence\":%d}"::formatted);
    }

    private static List<Decoding> decode(byte[] payload) {
        DeviceTopic topic = DeviceTopic.parse("dho/v1/anna-bp/reading").orElseThrow();
        return Decoders.nativeJson().decode(Message.plain(topic, null, Instant.EPOCH, payload));
    }
}
