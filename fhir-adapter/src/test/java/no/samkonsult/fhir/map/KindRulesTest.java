package no.samkonsult.fhir.map;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.fhir.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindRulesTest {
    @ParameterizedTest
    @CsvSource({
        "http://loinc.org|85354-9, BLOOD_PRESSURE",
        "85354-9, BLOOD_PRESSURE",
        "59408-5, OXYGEN_SATURATION",
        "2708-6, OXYGEN_SATURATION",
        "http://snomed.info/sct|27113001, WEIGHT",
        "urn:iso:std:iso:11073:10101|151562, RESPIRATORY_RATE",
        "urn:oid:2.16.578.1.12.4.1.1.7280|NPU02187, GLUCOSE"
    })
    void knowsAKindByItsCode(String token, Kind kind) {
        assertThat(KindRules.withCode(token)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29563-7", "http://snomed.info/sct|85354-9", "|85354-9", "85354-9|", "8480-6", ""})
    void takesAnUnknownCodeForNone(String token) {
        assertThat(KindRules.withCode(token)).isEmpty();
    }

    @Test
    void looksIntoComponentsOnlyWhenAsked() {
        assertThat(KindRules.withCode("20150-9")).isEmpty();
        assertThat(KindRules.withCodeAnywhere("20150-9")).containsExactly(Kind.SPIROMETRY);
        assertThat(KindRules.withCodeAnywhere("8867-4")).containsExactly(Kind.PULSE);
    }

    @Test
    void findsEveryKindInASystemOrACategory() {
        assertThat(KindRules.withCode("urn:oid:2.16.578.1.12.4.1.1.7280|")).containsExactly(Kind.GLUCOSE);
        assertThat(KindRules.withCategory("laboratory")).containsExactlyInAnyOrder(Kind.GLUCOSE, Kind.INR);
    }
}
