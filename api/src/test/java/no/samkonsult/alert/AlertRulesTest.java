package no.samkonsult.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.AlertRules.Meaning;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.NewMeasurement;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:15:00Z");

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(new Assessment.Red(), new Meaning.Raise("weight", Severity.RED)),
                Arguments.of(new Assessment.Yellow(), new Meaning.Raise("weight", Severity.YELLOW)),
                Arguments.of(new Assessment.Green(), new Meaning.InRange("weight")),
                Arguments.of(
                        new Assessment.NotAssessable(Doubt.NO_LIMITS),
                        new Meaning.Raise("limits-missing", Severity.YELLOW)),
                Arguments.of(
                        new Assessment.NotAssessable(Doubt.CLOCK),
                        new Meaning.Raise("not-assessable:weight", Severity.YELLOW)),
                Arguments.of(
                        new Assessment.NotAssessable(Doubt.IMPLAUSIBLE),
                        new Meaning.Raise("not-assessable:weight", Severity.YELLOW)));
    }

    @ParameterizedTest(name = "{0} means {1}")
    @MethodSource("meanings")
    void everyAssessmentMeansSomething(Assessment assessment, Meaning meaning) {
        var measurement = new NewMeasurement(
                new MeasurementId(1, NOW, Kind.WEIGHT, 1, 1),
                new PatientId(new UUID(0, 1)),
                (short) 1,
                NOW,
                60,
                null,
                List.of(new BigDecimal("78.4")),
                null,
                assessment,
                0,
                0,
                false);
        assertThat(AlertRules.meaning(measurement)).isEqualTo(meaning);
    }

    @Test
    void aDeviceHasARuleOfItsOwn() {
        assertThat(AlertRules.device("anna-bp")).isEqualTo("device:anna-bp");
        var alert = alert("device:anna-bp", Severity.TECHNICAL, null, false);
        assertThat(alert.ruleName()).isEqualTo("device");
        assertThat(alert.ruleSubject()).isEqualTo("anna-bp");
    }

    @ParameterizedTest(name = "{0}, kind {1}, in range {2}, note {3}: {4}")
    @CsvSource(
            nullValues = "none",
            value = {
                "RED, 1, false, none, true",
                "RED, 1, false, '', true",
                "RED, 1, false, ' ', true",
                "RED, 1, false, ny måling, false",
                "RED, 1, true, none, false",
                "YELLOW, 5, false, none, true",
                "YELLOW, 5, true, none, false",
                "TECHNICAL, none, false, none, false"
            })
    void closingOutOfRangeNeedsANote(
            Severity severity, @Nullable Short kind, boolean inRange, @Nullable String note, boolean needed) {
        assertThat(DeskRules.needsNote(alert("rule", severity, kind, inRange), note))
                .isEqualTo(needed);
    }

    @Test
    void cliniciansWorkAtADeskAndNobodyElse() {
        assertThat(Stream.of(Role.values()).filter(DeskRules::worksAtDesk))
                .containsExactly(
                        Role.HOME_CARE,
                        Role.RESPONSE_CENTRE,
                        Role.GENERAL_PRACTITIONER,
                        Role.NURSING_HOME_DOCTOR,
                        Role.SPECIALIST,
                        Role.OUT_OF_HOURS_DOCTOR);
    }

    private static Alert alert(String rule, Severity severity, @Nullable Short kind, boolean inRange) {
        return new Alert(
                new UUID(0, 1),
                new UUID(0, 2),
                "Testine Testdal",
                LocalDate.of(1944, 3, 12),
                rule,
                severity,
                Status.OPEN,
                "4631",
                "Heimeoppfølging Alver",
                NOW,
                kind,
                kind == null ? null : NOW,
                null,
                null,
                null,
                inRange,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
    }
}
