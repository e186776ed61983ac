package no.samkonsult.device.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.topic.DeviceTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come, a decoder gives decodings. A million for each format:
 * {@code mvn -pl device-gateway test -Dtest=DecoderFuzzTest -Dsamkonsult.fuzz=1000000}.
 */
class DecoderFuzzTest {
    private static final int PAYLOADS = Integer.getInteger("samkonsult.fuzz", 5_000);
    private static final long SEED = Long.getLong("samkonsult.fuzz.seed", 20_261_122);
    private static final Pattern SHOWABLE = Pattern.compile("[ -~]{1,160}");
    private static final long FLAT = 16L * 1024 * 1024;
    private static final String VALID = """
            {"time":"2026-11-21T08:15:00+01:00","sequence":4711,"kind":"blood-pressure",\
            "values":{"systolic":128.5,"diastolic":82,"pulse":71},"battery":0.8}""";

    @ParameterizedTest
    @MethodSource("no.samkonsult.device.decode.Format#all")
    void mutilatedExamplesGiveDecodingsAndMemoryStaysFlat(Format format) {
        var random = new Random(SEED);
        giveDecodings(format, random, PAYLOADS / 10);
        long before = heapInUse();
        giveDecodings(format, random, PAYLOADS);
        assertThat(heapInUse() - before).isLessThan(FLAT);
    }

    @ParameterizedTest
    @MethodSource("no.samkonsult.device.decode.Format#all")
    void wholeExamplesGiveDecodings(Format format) {
        format.examples().forEach(example -> giveDecodings(format, example.path(), example.payload()));
    }

    private static void giveDecodings(Format format, Random random, int payloads) {
        var mutilation = new Mutilation(random);
        for (int i = 0; i < payloads; i++) {
            Example example = any(format, random);
            giveDecodings(
                    format,
                    example.path(),
                    mutilation.of(example.payload(), any(format, random).payload()));
        }
    }

    private static void giveDecodings(Format format, String path, byte[] payload) {
        try {
            Message message = Example.message(path, format.contentType(), Instant.EPOCH, payload);
            List<Decoding> decodings = Format.DECODERS.decode(message);
            if (decodings.isEmpty()) {
                throw new AssertionError("no decoding");
            }
            decodings.forEach(DecoderFuzzTest::isModest);
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            throw new AssertionError(
                    "%s on %s: %s".formatted(format, path, HexFormat.of().formatHex(payload)), fault);
        }
    }

    /** What is shown to a person and written to a log is short and holds no control characters. */
    private static void isModest(Decoding decoding) {
        if (decoding instanceof Illegible illegible
                && !SHOWABLE.matcher(illegible.reason()).matches()) {
            throw new AssertionError("not showable: " + illegible.reason());
        }
    }

    private static Example any(Format format, Random random) {
        return format.examples().get(random.nextInt(format.examples().size()));
    }

    private static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

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
