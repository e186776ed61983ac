package no.samkonsult.monitoring.template;

import static java.util.Objects.requireNonNull;
import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import no.samkonsult.RunningDemo;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.NeverWait;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programme templates: data with a version and a source, which propose and never decide. */
class TemplatesTest {
    private static final Templates TEMPLATES = RunningDemo.bean(Templates.class);

    @Test
    void thereIsOneForEachProgramme() {
        assertThat(TEMPLATES.newest())
                .extracting(Template::reference)
                .containsExactlyInAnyOrder(
                        "copd/2",
                        "heart-failure/2",
                        "diabetes/2",
                        "hypertension/2",
                        "after-discharge/2",
                        "palliative/2");
    }

    @Test
    void everyNumberHasASourceAndEveryKindIsWhatItIsCalled() {
        assertThat(TEMPLATES.newest()).allSatisfy(template -> {
            assertThat(template.limits()).allSatisfy(limits -> {
                assertThat(limits.source()).isNotBlank();
                assertThat(limits.sources())
                        .contains(requireNonNull(limits.proof()).source())
                        .hasSizeLessThan(500);
                assertThat(Kind.ofStored(limits.kind()).code()).isEqualTo(limits.measured());
            });
            assertThat(template.activities()).allSatisfy(planned -> {
                assertThat(planned.source()).isNotBlank();
                assertThat(Kind.ofStored(planned.kind()).code()).isEqualTo(planned.measured());
            });
        });
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "copd, oxygen-saturation, MeasureAgain[patience=PT30M]",
        "copd, pulse, MeasureAgain[patience=PT30M]",
        "heart-failure, weight, MeasureAgain[patience=PT1H]",
        "heart-failure, blood-pressure, 'InARow[needed=2, among=3]'",
        "heart-failure, pulse, MeasureAgain[patience=PT30M]",
        "diabetes, glucose, Immediate[]",
        "hypertension, blood-pressure, 'MeanOfLast[count=8, within=PT168H]'",
        "after-discharge, temperature, MeasureAgain[patience=PT1H]",
        "palliative, temperature, MeasureAgain[patience=PT1H]"
    })
    void eachProposesWhatItTakesToAlert(String template, String kind, String pattern) {
        var limits = limits(template, Kind.ofCode(kind).orElseThrow());
        assertThat(TemplateRules.limits(limits, BigDecimal.TEN).confirmation()).hasToString(pattern);
    }

    @Test
    void whatIsRedNeverWaitsForMoreReadingsExceptAWeight() {
        assertThat(TEMPLATES.newest())
                .flatExtracting(Template::limits)
                .filteredOn(limits -> !(limits.confirmation() instanceof Confirmation.Immediate))
                .allSatisfy(limits -> assertThat(limits.values())
                        .allMatch(value -> value.redLow() == null || value.redLowNeverWaits())
                        .allMatch(value -> value.redHigh() == null || value.redHighNeverWaits()));
    }

    @Test
    void plansThatBeganFromTheFirstVersionFindItAsItWas() {
        var first =
                TEMPLATES.limits("hypertension/1", Kind.BLOOD_PRESSURE.stored()).orElseThrow();
        assertThat(first.sources()).isEqualTo(first.source());
        assertThat(TemplateRules.limits(first, null).confirmation()).isEqualTo(new Confirmation.Immediate());
        assertThat(TEMPLATES.limits("copd/1", Kind.PULSE.stored())).isEmpty();
        assertThat(TEMPLATES.limits("copd/2", Kind.PULSE.stored())).isPresent();
    }

    @Test
    void glucoseUnderThreeNeverWaits() {
        var glucose = limits("diabetes", Kind.GLUCOSE);
        assertThat(TemplateRules.limits(glucose, null).bands().get(1)).isEqualTo(Band.of("3.0", "4.0", "10.0", "20.0"));
        assertThat(TemplateRules.limits(glucose, null).neverWait().get(1)).isEqualTo(new NeverWait(true, false));
    }

    @Test
    void saturationHasNoNumberBeforeTheDoctorHasSaidThePatientsOwnFloorAndUnderItNeverWaits() {
        var saturation = limits("copd", Kind.OXYGEN_SATURATION);
        assertThat(TemplateRules.limits(saturation, null).bands()).isEmpty();
        var own = TemplateRules.limits(saturation, new BigDecimal("88"));
        assertThat(own.bands().get(1)).isEqualTo(Band.of("88", null, null, null));
        assertThat(own.neverWait().get(1)).isEqualTo(new NeverWait(true, false));
    }

    @ParameterizedTest(name = "{0} kg is within a kilogram of 78: {1}")
    @CsvSource({"77, true", "79, true", "76.9, false", "79.1, false"})
    void weightIsReckonedFromTheDryWeight(BigDecimal weight, boolean green) {
        Band band = TemplateRules.limits(limits("heart-failure", Kind.WEIGHT), new BigDecimal("78"))
                .band(1)
                .orElseThrow();
        assertThat(band.isRed(weight) || band.isYellow(weight)).isNotEqualTo(green);
    }

    @Test
    void applyingOneBeginsWhatItMeasuresProposesItsLimitsAndConfirmsNothing() {
        Planned planned = Planned.withDoctor();
        assertThat(RunningDemo.submit(NURSE, planned.path("/template"), "template", "heart-failure")
                        .statusCode())
                .isEqualTo(303);
        assertThat(planned.plan(NURSE).at("/activities")).hasSize(2);
        assertThat(planned.plan(NURSE).at("/limits"))
                .hasSize(3)
                .allMatch(limits -> !limits.get("inForce").asBoolean())
                .allMatch(limits -> limits.at("/limits/template").asText().equals("heart-failure/2"));
        assertThat(planned.sets("s.valid @> now()")).isEmpty();
    }

    @Test
    void applyingOneBeginsWhatItAsksOnceAndSaysWhereThatComesFrom() {
        Planned planned = Planned.withDoctor();
        for (int times = 0; times < 2; times++) {
            assertThat(RunningDemo.submit(NURSE, planned.path("/template"), "template", "copd")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(planned.plan(NURSE).at("/questionnaires"))
                .extracting(asked -> "%s every %s days"
                        .formatted(
                                asked.get("questionnaire").asText(),
                                asked.get("everyDays").asText()))
                .containsExactlyInAnyOrder("cat every 84 days", "copd-daily every 1 days", "mmrc every 84 days");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url(planned.path(""))).body())
                .contains("Kjelde: CAT User Guide tilrår kvar 2.–3. månad; her kvar 12. veke");
    }

    @Test
    void everyQuestionnaireThatOneAsksExistsAndHasASource() {
        Planned planned = Planned.withDoctor();
        String page = RunningDemo.get(NURSE, RunningDemo.url(planned.path(""))).body();
        assertThat(TEMPLATES.newest())
                .flatExtracting(Template::forms)
                .isNotEmpty()
                .allSatisfy(asked -> {
                    assertThat(asked.source()).isNotBlank();
                    assertThat(page).contains("form:" + asked.code(), asked.source());
                });
    }

    @Test
    void whatWaitsForTheDoctorsNumberIsNotConfirmedWithoutIt() {
        Planned planned = Planned.withDoctor();
        RunningDemo.submit(NURSE, planned.path("/template"), "template", "heart-failure");
        String weight = planned.sets("s.kind = 5").getFirst();
        assertThat(RunningDemo.post(
                                GP,
                                RunningDemo.url("/api" + planned.path("/limits/%s/confirmation".formatted(weight))),
                                "{}")
                        .body())
                .contains("target-missing");
        assertThat(planned.sets("s.valid @> now()")).isEmpty();
    }

    @Test
    void onlyThoseWhoFollowThePatientUpApplyOne() {
        Planned planned = Planned.withDoctor();
        assertThat(RunningDemo.submit("heimeteneste.masfjorden", planned.path("/template"), "template", "diabetes")
                        .statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(planned.household().account(), planned.path("/template"), "template", "diabetes")
                        .statusCode())
                .isEqualTo(404);
        assertThat(planned.plan(NURSE).at("/activities")).isEmpty();
    }

    private static Template.Limits limits(String template, Kind kind) {
        return TEMPLATES.newest(template).orElseThrow().limits(kind.stored()).orElseThrow();
    }
}
