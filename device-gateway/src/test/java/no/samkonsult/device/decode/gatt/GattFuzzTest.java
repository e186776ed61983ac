package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import org.jspecify.annotations.Nullable;

class GattFuzzTest {
    private static final GattDecoder DECODER = new GattDecoder(Relay.OSLO);
    private static final List<Broken> EXAMPLES = GattExamples.uuids().stream()
            .flatMap(uuid -> GattExamples.examples(uuid).stream().map(value -> new Broken(uuid, value)))
            .toList();

    @Property
    void anyBytesAreReadOrIllegible(@ForAll("uuids") String uuid, @ForAll @Size(max = 40) byte[] payload) {
        assertTidy(Relay.decode(uuid, payload));
    }

    @Property(tries = 5000)
    void aBrokenValueIsReadOrIllegible(@ForAll("broken") Broken broken, @ForAll boolean retained) {
        Decoding decoding = Relay.decode(broken.uuid, broken.value, retained);
        assertTidy(decoding);
        if (retained && decoding instanceof Legible legible) {
            assertThat(legible.reading().time()).isNotNull();
        }
    }

    @Property
    void aCutValueIsNeverAReading(@ForAll("uuids") String uuid, @ForAll @IntRange(max = 30) int removed) {
        for (byte[] example : GattExamples.examples(uuid)) {
            int left = example.length - 1 - removed;
            if (left >= 0 && !uuid.equals("2a37")) { // intervals between beats may be fewer
                assertThat(Relay.decode(uuid, Arrays.copyOf(example, left))).isInstanceOf(Illegible.class);
            }
        }
    }

    @Property
    void anyTopicIsReadOrIllegible(@ForAll String path) {
        List<Decoding> decodings = DECODER.decode(Relay.message("gatt/x" + path, new byte[] {0x50}, false));
        assertThat(decodings).hasSize(1);
        assertTidy(decodings.getFirst());
    }

    @Provide
    Arbitrary<String> uuids() {
        return Arbitraries.of(GattExamples.uuids());
    }

    /** An example with another byte in it, and cut off or with zeros behind it. */
    @Provide
    Arbitrary<Broken> broken() {
        return Combinators.combine(
                        Arbitraries.of(EXAMPLES),
                        Arbitraries.integers().between(-3, 3),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.bytes())
                .as(GattFuzzTest::broken);
    }

    private static Broken broken(Broken example, int longer, int position, byte octet) {
        byte[] value = Arrays.copyOf(example.value, Math.max(0, example.value.length + longer));
        if (position < value.length) {
            value[position] = octet;
        }
        return new Broken(example.uuid, value);
    }

    /** A reason is for people, and never repeats what was measured. */
    private static void assertTidy(Decoding decoding) {
        @Nullable String reason = decoding instanceof Illegible illegible ? illegible.reason() : null;
        assertThat(reason == null || reason.matches("[A-Za-z0-9.]+: [ -~]{1,80}"))
                .as(reason)
                .isTrue();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Broken(String uuid, byte[] value) {}
}
