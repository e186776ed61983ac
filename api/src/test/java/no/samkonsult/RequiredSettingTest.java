package no.samkonsult;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.ServiceRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredSettingTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "SAMKONSULT_TOKEN_KEY", "0f".repeat(32),
            "SAMKONSULT_APP_PASSWORD", "a",
            "SAMKONSULT_INTAKE_PASSWORD", "i",
            "SAMKONSULT_BROKER_PASSWORD", "b");

    @Test
    void nothingIsMissingFromACompleteEnvironment() {
        assertThatCode(() -> RequiredSetting.check(EnumSet.allOf(ServiceRole.class), COMPLETE))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "WEB, SAMKONSULT_TOKEN_KEY",
        "WEB, SAMKONSULT_APP_PASSWORD",
        "WEB, SAMKONSULT_INTAKE_PASSWORD",
        "FHIR, SAMKONSULT_TOKEN_KEY",
        "GATEWAY, SAMKONSULT_INTAKE_PASSWORD",
        "GATEWAY, SAMKONSULT_BROKER_PASSWORD"
    })
    void saysInOneLineWhatIsMissing(ServiceRole role, String missing) {
        var environment = new HashMap<>(COMPLETE);
        environment.remove(missing);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> RequiredSetting.check(Set.of(role), environment))
                .withMessageStartingWith(missing + " is not set: ")
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest(name = "{0} needs no {1}")
    @CsvSource({"GATEWAY, SAMKONSULT_TOKEN_KEY", "WEB, SAMKONSULT_BROKER_PASSWORD", "FHIR, SAMKONSULT_BROKER_PASSWORD"})
    void asksForNothingThatARoleDoesNotUse(ServiceRole role, String notNeeded) {
        var environment = new HashMap<>(COMPLETE);
        environment.remove(notNeeded);
        assertThatCode(() -> RequiredSetting.check(Set.of(role), environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"63", "65"})
    void refusesATokenKeyOfAnotherLengthWithoutRepeatingIt(int digits) {
        var environment = new HashMap<>(COMPLETE);
        environment.put("SAMKONSULT_TOKEN_KEY", "f".repeat(digits));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> RequiredSetting.check(Set.of(ServiceRole.WEB), environment))
                .withMessageStartingWith("SAMKONSULT_TOKEN_KEY cannot be used: ")
                .withMessageNotContaining("fff");
    }
}
