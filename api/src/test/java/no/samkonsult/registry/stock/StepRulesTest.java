package no.samkonsult.registry.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StepRulesTest {
    private static final Instant RETURNED_AT = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "IN_STOCK, ASSIGNED, ASSIGNED",
        "ASSIGNED, DELIVERED, DELIVERED",
        "DELIVERED, TAKEN_INTO_USE, IN_USE",
        "IN_USE, RETURNED, RETURNED",
        "ASSIGNED, RETURNED, RETURNED",
        "RETURNED, CLEANED, IN_STOCK",
        "IN_USE, LOST, LOST",
        "IN_STOCK, STOLEN, STOLEN",
        "STOLEN, FOUND, RETURNED",
        "RETURNED, RETIRED, RETIRED",
        "IN_USE, CALIBRATED, IN_USE",
        "IN_USE, ASSIGNED, IN_USE"
    })
    void leadsFromOneStandToTheNext(Status from, Step step, Status to) {
        assertThat(StepRules.after(from, step, from)).contains(to);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "IN_STOCK, DELIVERED",
        "IN_STOCK, RETURNED",
        "RETURNED, ASSIGNED",
        "RETURNED, RETURNED",
        "IN_USE, CLEANED",
        "IN_USE, RETIRED",
        "LOST, ASSIGNED",
        "LOST, CALIBRATED",
        "RETIRED, FOUND",
        "RETIRED, LOST"
    })
    void takesNoStepThatCannotBe(Status from, Step step) {
        assertThat(StepRules.after(from, step, from)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "STOLEN", "RETIRED"})
    void whatLeavesServiceIsCutOffAndIsNobodysAnyMore(Step step) {
        assertThat(StepRules.cutsOff(step)).isTrue();
        assertThat(StepRules.endsLoan(step)).isTrue();
    }

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource({"0, true", "899, true", "900, false"})
    void aReturnCanBeUndoneForAQuarterOfAnHour(int seconds, boolean can) {
        var last = new DeviceEvent(Step.RETURNED, Status.RETURNED, RETURNED_AT, "Ola");
        assertThat(StepRules.canUndo(Optional.of(last), RETURNED_AT.plusSeconds(seconds)))
                .isEqualTo(can);
    }

    @Test
    void anUndoneReturnLeadsBackToWhereItStood() {
        assertThat(StepRules.after(Status.RETURNED, Step.RETURN_UNDONE, Status.DELIVERED))
                .contains(Status.DELIVERED);
        assertThat(StepRules.after(Status.RETURNED, Step.RETURN_UNDONE, Status.LOST))
                .isEmpty();
    }
}
