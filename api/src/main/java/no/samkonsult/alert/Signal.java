package no.samkonsult.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import no.samkonsult.alert.AlertRules.Meaning;
import no.samkonsult.measurement.answer.Answered;
import no.samkonsult.measurement.judgement.Finding;
import no.samkonsult.measurement.judgement.Judged;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** What raises an alert or puts it back in range: a measurement, answers to a questionnaire, or something else that a desk is to see to. */
record Signal(
        PatientId patient,
        Meaning meaning,
        @Nullable Judged measurement,
        @Nullable Answered answered) {
    Signal(PatientId patient, Meaning meaning, @Nullable Judged measurement) {
        this(patient, meaning, measurement, null);
    }

    /** What an alert is about: there is at most one that is not closed. */
    record Subject(PatientId patient, String rule) {}

    static Stream<Signal> of(Finding finding) {
        Judged measurement = finding.measurement();
        return AlertRules.meanings(measurement.id().kind(), finding.concern()).stream()
                .map(meaning -> new Signal(finding.patient(), meaning, measurement));
    }

    static Signal of(PatientId patient, String rule, Severity severity) {
        return new Signal(patient, new Meaning.Raise(rule, severity), null);
    }

    static Stream<Signal> of(Answered answered) {
        return AlertRules.meaning(answered.questionnaire(), answered.colour()).stream()
                .map(meaning -> new Signal(answered.patient(), meaning, null, answered));
    }

    static Signal technical(PatientId patient, String rule) {
        return of(patient, rule, Severity.TECHNICAL);
    }

    Subject subject() {
        return new Subject(patient, meaning.rule());
    }

    /** Whether it opens an alert where there is none. */
    boolean opens() {
        return meaning instanceof Meaning.Raise;
    }

    boolean isInRange() {
        return meaning instanceof Meaning.InRange;
    }

    /** Whether a yellow mean raises it, and nothing else does. */
    boolean standsOnMean() {
        return measurement != null
                && measurement.limits() != null
                && measurement.limits().confirmation() instanceof Confirmation.MeanOfLast
                && measurement.limits().changes().isEmpty()
                && meaning.equals(new Meaning.Raise(measurement.id().kind().code(), Severity.YELLOW));
    }

    /** The limits that its measurement was judged by; 0: none. */
    int limitSet() {
        return measurement == null || measurement.limits() == null
                ? 0
                : measurement.limits().id();
    }

    /** The same, opening nothing where there is nothing that is not closed. */
    Signal resting() {
        return meaning instanceof Meaning.Raise raise
                ? new Signal(patient, new Meaning.Move(raise.rule(), raise.severity()), measurement, answered)
                : this;
    }

    boolean isUnconfirmed() {
        return meaning instanceof Meaning.Raise raise && raise.unconfirmed();
    }

    /** When it was measured by the device's own clock, or answered. */
    @Nullable
    Instant at() {
        if (answered != null) {
            return answered.at();
        }
        return measurement == null ? null : measurement.id().effectiveAt();
    }

    /** When it really was, as far as anybody knows. */
    @Nullable
    Instant measuredAt() {
        if (answered != null) {
            return answered.at();
        }
        return measurement == null ? null : measurement.measuredAt();
    }

    @Nullable
    Instant receivedAt() {
        if (answered != null) {
            return answered.at();
        }
        return measurement == null ? null : measurement.receivedAt();
    }

    /** The first of the values, or the score. */
    @Nullable
    BigDecimal first() {
        if (answered != null) {
            return answered.score() == null ? null : BigDecimal.valueOf(answered.score());
        }
        return measurement == null ? null : measurement.value(1);
    }

    @Nullable
    String severity() {
        return switch (meaning) {
            case Meaning.Raise raise -> raise.severity().name();
            case Meaning.Move move -> move.severity().name();
            case Meaning.InRange _ -> null;
        };
    }
}
