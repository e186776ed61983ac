package no.samkonsult.pages;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.measurement.MeasurementHistory;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.measurement.answer.Responses;
import no.samkonsult.measurement.command.Asking;
import no.samkonsult.measurement.news2.Scoring;
import no.samkonsult.measurement.unexpected.Unexpected;
import no.samkonsult.measurement.unexpected.UnexpectedReadings;
import no.samkonsult.measurement.unexpected.UnexpectedReadings.Reading;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.monitoring.questionnaire.Questionnaires;
import no.samkonsult.monitoring.suitability.SuitabilityChecks;
import no.samkonsult.pages.news2.ScoreHistory;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.registry.DeviceRegister;
import no.samkonsult.scheduling.advice.AdviceReading;
import no.samkonsult.shared.PatientId;

/** The parts of a patient's page that show what was measured, answered and scored, and what is waited for. */
@Singleton
class MeasuredSections {
    static final int MOST = 2_000;

    /** For whoever sees no measurements. */
    static final Map<String, Object> NONE = Map.of(
            "trends", List.of(),
            "forms", List.of(),
            "devices", List.of(),
            "again", Remeasuring.NONE,
            "awaited", Awaited.NOTHING,
            "news2", ScoreHistory.NONE,
            "unread", List.of(),
            "advice", List.of(),
            "suitability", List.of());

    private final MeasurementHistory history;
    private final UnexpectedReadings unexpected;
    private final Responses responses;
    private final Questionnaires questionnaires;
    private final DeviceRegister devices;
    private final Asking asking;
    private final Awaiting awaiting;
    private final Scoring scoring;
    private final PlanTasks plans;
    private final AdviceReading advice;
    private final SuitabilityChecks suitability;
    private final Clock clock;

    MeasuredSections(
            MeasurementHistory history,
            UnexpectedReadings unexpected,
            Responses responses,
            Questionnaires questionnaires,
            DeviceRegister devices,
            Asking asking,
            Awaiting awaiting,
            Scoring scoring,
            PlanTasks plans,
            AdviceReading advice,
            SuitabilityChecks suitability,
            Clock clock) {
        this.history = history;
        this.unexpected = unexpected;
        this.responses = responses;
        this.questionnaires = questionnaires;
        this.devices = devices;
        this.asking = asking;
        this.awaiting = awaiting;
        this.scoring = scoring;
        this.plans = plans;
        this.advice = advice;
        this.suitability = suitability;
        this.clock = clock;
    }

    Map<String, Object> of(Page page, Principal who, PatientId patient, int days) {
        return Map.of(
                "trends", trends(page, who, patient, days),
                "forms", forms(page, who, patient, days),
                "devices", devices.ofPatient(who, patient),
                "again", new Remeasuring(asking.askable(who, patient), asking.ofPatient(who, patient), clock.instant()),
                "awaited", awaiting.of(who, patient),
                "news2", ScoreHistory.of(page, scoring.ofPatient(who, patient)),
                "unread", plans.toRead(who, patient),
                "advice", advice.ofPatient(who, patient),
                "suitability", suitability.of(who, patient));
    }

    private List<KindTrend> trends(Page page, Principal who, PatientId patient, int days) {
        Instant from = clock.instant().minus(days, ChronoUnit.DAYS);
        List<List<Measurement>> ofKinds = history.ofEachKind(who, patient, from, MOST);
        Map<MeasurementId, Unexpected> unexpected = unexpected(who, patient, ofKinds);
        return ofKinds.stream()
                .map(measurements -> TrendRules.trend(page, measurements, days, unexpected))
                .toList();
    }

    private Map<MeasurementId, Unexpected> unexpected(
            Principal who, PatientId patient, List<List<Measurement>> ofKinds) {
        Map<MeasurementId, Reading> newest = ofKinds.stream()
                .flatMap(measurements -> measurements.reversed().stream().limit(TrendRules.MOST_READINGS))
                .collect(toMap(
                        Measurement::id,
                        each -> new Reading(patient, each.id().kind(), each.id().effectiveAt())));
        Map<Reading, Unexpected> found = unexpected.among(who, newest.values());
        return newest.entrySet().stream()
                .filter(each -> found.containsKey(each.getValue()))
                .collect(toMap(Map.Entry::getKey, each -> requireNonNull(found.get(each.getValue()))));
    }

    private List<FormTrend> forms(Page page, Principal who, PatientId patient, int days) {
        Instant from = clock.instant().minus(days, ChronoUnit.DAYS);
        return FormTrendRules.trends(page, responses.since(who, patient, from, MOST), questionnaires.newest(who), days);
    }
}
