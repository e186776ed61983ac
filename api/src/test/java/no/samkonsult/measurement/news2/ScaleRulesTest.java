package no.samkonsult.measurement.news2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.measurement.news2.News2.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"88–92", "88-92 %", " 88 – 92 prosent.", "Mål 88–92 %", "SpO2: 88 til 92 %", "SpO2 mål 88%-92%"})
    void aDoctorsTargetFrom88To92IsTheSecondScale(String body) {
        assertThat(ScaleRules.scale(target(body, true))).isEqualTo(Scale.TWO);
        assertThat(ScaleRules.scale(target(body, false))).isEqualTo(Scale.ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ikkje 88–92 %",
                "88–92 % berre om natta",
                "88–93 %",
                "188–92",
                "88–920",
                "94–98 %",
                "over 88 %",
                "88, 92",
                ""
            })
    void whatElseADoctorWritesIsTheFirst(String body) {
        assertThat(ScaleRules.scale(target(body, true))).isEqualTo(Scale.ONE);
    }

    @Test
    void withoutATargetItIsTheFirst() {
        assertThat(ScaleRules.scale(null)).isEqualTo(Scale.ONE);
    }

    private static Target target(String body, boolean byDoctor) {
        return new Target(UUID.randomUUID(), body, "Nokon", Instant.EPOCH, byDoctor);
    }
}
