package no.samkonsult.device.decode.senml;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import no.samkonsult.device.decode.Example;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of RFC 8428, section 5.1, as records. */
class SenmlPackTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void aDevicesNameAloneNamesNothingMeasured() throws Exception {
        assertThat(resolved("senml/rfc8428-5.1.1.json"))
                .extracting(SenmlRecord::device, SenmlRecord::name, SenmlRecord::unit, SenmlRecord::value)
                .containsExactly(tuple("urn:dev:ow:10e2073a01080063", "", "Cel", new BigDecimal("23.1")));
    }

    @Test
    void theBaseNameGoesBeforeEveryName() throws Exception {
        assertThat(resolved("senml/rfc8428-5.1.2-units.json"))
                .extracting(SenmlRecord::device, SenmlRecord::name, SenmlRecord::unit, SenmlRecord::seconds)
                .containsExactly(
                        tuple("urn:dev:ow:10e2073a01080063:", "voltage", "V", null),
                        tuple("urn:dev:ow:10e2073a01080063:", "current", "A", null));
    }

    @Test
    void baseTimeAndBaseUnitHoldUntilTheEnd() throws Exception {
        List<SenmlRecord> records = resolved("senml/rfc8428-5.1.2-times.json");
        assertThat(records)
                .extracting(SenmlRecord::name, SenmlRecord::unit, SenmlPackTest::time)
                .startsWith(
                        tuple("voltage", "V", "2010-06-08T18:01:16.001Z"),
                        tuple("current", "A", "2010-06-08T18:01:11.001Z"))
                .endsWith(
                        tuple("current", "A", "2010-06-08T18:01:15.001Z"),
                        tuple("current", "A", "2010-06-08T18:01:16.001Z"))
                .hasSize(7);
    }

    @Test
    void aPackAndItsResolvedFormSayTheSame() throws Exception {
        assertThat(resolved("senml/rfc8428-5.1.3.json").stream().map(SenmlPackTest::meaning))
                .containsExactlyElementsOf(resolved("senml/rfc8428-5.1.4.json").stream()
                        .map(SenmlPackTest::meaning)
                        .collect(toList()))
                .hasSize(13);
    }

    @Test
    void textsTruthAndDataAreNoNumbers() throws Exception {
        assertThat(resolved("senml/rfc8428-5.1.5.json"))
                .extracting(SenmlRecord::name, SenmlRecord::value)
                .containsExactly(
                        tuple("temp", new BigDecimal("23.1")),
                        tuple("label", null),
                        tuple("open", null),
                        tuple("nfc-reader", null));
    }

    private static List<?> meaning(SenmlRecord record) {
        return List.of(
                record.device() + record.name(),
                String.valueOf(record.unit()),
                String.valueOf(time(record)),
                String.valueOf(record.value()));
    }

    private static @Nullable String time(SenmlRecord record) {
        var time = record.time(Instant.EPOCH);
        return time == null ? null : time.toInstant().toString();
    }

    private static List<SenmlRecord> resolved(String file) throws Exception {
        return SenmlPack.resolve((ArrayNode) JSON.readTree(Example.text(file))).stream()
                .map(entry -> ((SenmlPack.Entry.Resolved) entry).record())
                .toList();
    }
}
