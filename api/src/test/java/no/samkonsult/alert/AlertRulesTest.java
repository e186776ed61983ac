package no.samkonsult.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.AlertRules.Meaning;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.judgement.Concern;
import no.samkonsult.monitoring.questionnaire.Colour;
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
                Arguments.of(new Concern.Outside(true), List.of(new Meaning.Raise("weight", Severity.RED))),
                Arguments.of(new Concern.Outside(false), List.of(new Meaning.Raise("weight", Severity.YELLOW))),
                Arguments.of(new Concern.Unanswered(true), List.of(new Meaning.Raise("weight", Severity.RED, true))),
                Arguments.of(new Concern.Unproven(true), List.of(new Meaning.Move("weight", Severity.RED))),
                Arguments.of(
                        new Concern.AskAgain(false, Duration.ofMinutes(15)),
                        List.of(new Meaning.Move("weight", Severity.YELLOW))),
                Arguments.of(new Concern.Late(true), List.of(new Meaning.Raise("late:weight", Severity.YELLOW))),
                Arguments.of(
                        new Concern.InRange(),
                        List.of(new Meaning.InRange("weight"), new Meaning.InRange("late:weight"))),
                Arguments.of(new Concern.Recovering(), List.of()),
                Arguments.of(doubt(Doubt.NO_LIMITS), List.of(new Meaning.Raise("limits-missing", Severity.YELLOW))),
                Arguments.of(doubt(Doubt.CLOCK), List.of(new Meaning.Raise("not-assessable:weight", Severity.YELLOW))),
                Arguments.of(
                        doubt(Doubt.NOT_THIS_PERSON),
                        List.of(new Meaning.Raise("not-assessable:weight", Severity.YELLOW))),
                Arguments.of(
                        doubt(Doubt.EVALUATION_FAILED),
                        List.of(new Meaning.Raise("evaluation-failed:weight", Severity.TECHNICAL))));
    }

    private static Concern doubt(Doubt doubt) {
        return new Concern.NotAssessable(doubt);
    }

    @ParameterizedTest(name = "{0} means {1}")
    @MethodSource("meanings")
    void everyConcernMeansSomething(Concern concern, List<Meaning> meanings) {
        assertThat(AlertRules.meanings(Kind.WEIGHT, concern)).isEqualTo(meanings);
    }

    @Test
    void answersHaveARuleForEachFormAndWaitForNothing() {
        assertThat(AlertRules.meaning("cat", Colour.RED)).contains(new Meaning.Raise("answers:cat", Severity.RED));
        assertThat(AlertRules.meaning("cat", Colour.YELLOW))
                .contains(new Meaning.Raise("answers:cat", Severity.YELLOW));
        assertThat(AlertRules.meaning("cat", Colour.GREEN)).contains(new Meaning.InRange("answers:cat"));
        assertThat(AlertRules.meaning("cat", Colour.NONE)).isEmpty();
    }

    @ParameterizedTest(name = "in range {0}, note {1}: {2}")
    @CsvSource({"false, '', true", "false, ringt, false", "true, '', false"})
    void closingAnswersThatAreNotGreenNeedsANote(boolean inRange, String note, boolean needed) {
        assertThat(DeskRules.needsNote(alert("answers:cat", Severity.YELLOW, null, inRange), note))
                .isEqualTo(needed);
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
                false,
                false,
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
                null,
                null);
    }
}
