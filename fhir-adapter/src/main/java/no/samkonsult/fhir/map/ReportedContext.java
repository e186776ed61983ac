package no.samkonsult.fhir.map;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.fhir.ReportedObservation.Circumstance;
import no.samkonsult.fhir.ReportedObservation.Clocks;
import no.samkonsult.fhir.ReportedObservation.Context;
import no.samkonsult.fhir.ReportedObservation.Missing;
import no.samkonsult.fhir.ReportedObservation.Remark;
import no.samkonsult.fhir.ReportedObservation.Status;
import no.samkonsult.fhir.terms.ReportedTerms;
import no.samkonsult.fhir.terms.ReportedTerms.Meaning;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What one Observation says beside its values. */
final class ReportedContext {
    private static final String BODY_POSITION = "http://hl7.org/fhir/StructureDefinition/observation-bodyPosition";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private ReportedContext() {}

    static Context of(
            Observation observation,
            Meaning meaning,
            ReportedValues values,
            List<String> device,
            @Nullable Clocks clocks) {
        var period = observation.getEffective() instanceof Period given ? given : null;
        var time = time(observation.getEffective());
        var status = status(observation);
        var absent = values.values().isEmpty() && status == Status.ENTERED_IN_ERROR ? Missing.ERROR : null;
        return new Context(
                time == null || clocks == null ? time : clocks.deviceAt(time),
                time == null || period == null || !period.hasEnd()
                        ? null
                        : Duration.between(time, moment(period.getEndElement(), "effectivePeriod.end")),
                device,
                clocks,
                circumstances(observation, meaning),
                remarks(observation),
                values.missing() == null ? absent : values.missing(),
                status);
    }

    static Set<Circumstance> circumstances(CodeableConcept concept) {
        var circumstances = EnumSet.noneOf(Circumstance.class);
        for (var coding : concept.getCoding()) {
            ReportedTerms.circumstance(coding.getSystem(), coding.getCode()).ifPresent(circumstances::add);
        }
        return circumstances;
    }

    /** When it was taken, or began to be; absent where nothing is said. FHIR itself demands an offset of a time of day. */
    static @Nullable OffsetDateTime time(@Nullable Type effective) {
        return switch (effective) {
            case null -> null;
            case BaseDateTimeType moment -> moment(moment, "effective");
            case Period period -> moment(period.getStartElement(), "effectivePeriod.start");
            default -> throw new IllegalArgumentException("effective: not a time or a period");
        };
    }

    static OffsetDateTime moment(BaseDateTimeType value, String field) {
        try {
            return OffsetDateTime.parse(String.valueOf(value.getValueAsString()));
        } catch (DateTimeParseException incomplete) {
            throw new IllegalArgumentException(field + ": not a date and time with offset", incomplete);
        }
    }

    /** @throws IllegalArgumentException where it is that of no result */
    static Status status(Observation observation) {
        return switch (observation.getStatus()) {
            case FINAL, PRELIMINARY -> Status.FINAL;
            case AMENDED, CORRECTED -> Status.AMENDED;
            case ENTEREDINERROR -> Status.ENTERED_IN_ERROR;
            case null -> throw new IllegalArgumentException("status: missing");
            case REGISTERED, CANCELLED, UNKNOWN, NULL ->
                throw new IllegalArgumentException("status: not one of a result");
        };
    }

    private static Set<Circumstance> circumstances(Observation observation, Meaning meaning) {
        var circumstances = EnumSet.noneOf(Circumstance.class);
        circumstances.addAll(meaning.circumstances());
        circumstances.addAll(circumstances(observation.getBodySite()));
        for (var extension : observation.getExtensionsByUrl(BODY_POSITION)) {
            if (extension.getValue() instanceof CodeableConcept position) {
                circumstances.addAll(circumstances(position));
            }
        }
        for (var component : observation.getComponent()) {
            if (component.getValue() instanceof CodeableConcept value) {
                circumstances.addAll(circumstances(value));
            }
        }
        return circumstances;
    }

    /** Test data are labelled by HL7's purpose HTEST (https://hl7.org/fhir/R4/security-labels.html). */
    private static Set<Remark> remarks(Observation observation) {
        var remarks = EnumSet.noneOf(Remark.class);
        if (observation.getStatus() == ObservationStatus.PRELIMINARY) {
            remarks.add(Remark.PRELIMINARY);
        }
        var labels =
                Stream.concat(observation.getMeta().getTag().stream(), observation.getMeta().getSecurity().stream());
        if (labels.anyMatch(label -> is(label, ACT_REASON, "HTEST"))
                || observation.getCode().getCoding().stream()
                        .anyMatch(code -> is(code, Systems.MDC, ReportedTerms.GLUCOSE_CONTROL))) {
            remarks.add(Remark.TEST);
        }
        return remarks;
    }

    private static boolean is(Coding coding, String system, String code) {
        return system.equals(coding.getSystem()) && code.equals(coding.getCode());
    }
}
