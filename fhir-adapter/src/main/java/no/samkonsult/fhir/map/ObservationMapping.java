package no.samkonsult.fhir.map;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.ObservationRecord.Limit;
import no.samkonsult.fhir.ObservationRecord.Source;
import no.samkonsult.fhir.ObservationRecord.Status;
import no.samkonsult.fhir.ObservationRecord.Value;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.terms.Code;
import no.samkonsult.fhir.terms.KindTerm;
import no.samkonsult.fhir.terms.KindTerms;
import no.samkonsult.fhir.terms.Systems;
import no.samkonsult.fhir.terms.Unit;
import no.samkonsult.fhir.terms.ValueTerm;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** A measurement as an Observation. What could not be judged says so in its interpretation and its note, and is never without both. */
public final class ObservationMapping {
    private static final Code MISSING = new Code(Systems.DATA_ABSENT_REASON, "unknown", "Unknown");

    private ObservationMapping() {}

    public static Observation toResource(ObservationRecord row) {
        var term = KindTerms.of(row.kind());
        var resource = new Observation();
        resource.setId(row.id());
        resource.getMeta().setLastUpdated(Date.from(row.issued()));
        if (term.profile() != null && followsProfile(row)) {
            resource.getMeta().addProfile(term.profile());
        }
        if (row.identifier() != null) {
            resource.addIdentifier().setSystem(Systems.READING).setValue(row.identifier());
        }
        resource.setStatus(status(row.status()))
                .addCategory(Concepts.concept(term.category().code()))
                .setCode(Concepts.concept(term.codes()).setText(term.text()))
                .setSubject(new Reference("Patient/" + row.patientId()))
                .setEffective(effective(row))
                .setIssued(Date.from(row.issued()));
        if (row.device() != null) {
            resource.setDevice(device(row.device()));
        }
        addValues(resource, row, term);
        if (row.notAssessable() != null) {
            resource.addInterpretation(InterpretationRules.notAssessed(row.notAssessable()));
            resource.addNote().setText("Not assessed: " + row.notAssessable());
        }
        return resource;
    }

    /** R4 allows a vital sign's components only the units of a list without litres per minute, so oxygen flow forbids the claim. */
    private static boolean followsProfile(ObservationRecord row) {
        return row.values().stream().noneMatch(value -> value.name() == ValueName.OXYGEN_FLOW);
    }

    private static ObservationStatus status(Status status) {
        return switch (status) {
            case FINAL -> ObservationStatus.FINAL;
            case AMENDED -> ObservationStatus.AMENDED;
            case ENTERED_IN_ERROR -> ObservationStatus.ENTEREDINERROR;
        };
    }

    private static DateTimeType effective(ObservationRecord row) {
        var time = row.effective();
        var precision = time.getNano() == 0 ? TemporalPrecisionEnum.SECOND : TemporalPrecisionEnum.MILLI;
        var zone = TimeZone.getTimeZone(time.getOffset());
        return new DateTimeType(Date.from(time.toInstant()), precision, zone);
    }

    private static Reference device(Source source) {
        var reference = new Reference("Device/" + source.deviceId());
        reference.setDisplay(source.display());
        return reference;
    }

    private static void addValues(Observation resource, ObservationRecord row, KindTerm term) {
        for (var valueTerm : term.values()) {
            var value = row.values().stream()
                    .filter(candidate -> candidate.name() == valueTerm.name())
                    .findFirst();
            if (!valueTerm.isComponent()) {
                setOwnValue(resource, value, valueTerm.unit());
            } else if (value.isPresent() || valueTerm.required()) {
                resource.addComponent(component(value, valueTerm));
            }
        }
        if (!resource.hasValue() && !resource.hasComponent() && !resource.hasDataAbsentReason()) {
            resource.setDataAbsentReason(Concepts.concept(MISSING));
        }
    }

    private static void setOwnValue(Observation resource, Optional<Value> found, Unit unit) {
        if (found.isEmpty()) {
            resource.setDataAbsentReason(Concepts.concept(MISSING));
            return;
        }
        var value = found.get();
        resource.setValue(quantity(value.amount(), unit));
        if (value.interpretation() != null) {
            resource.addInterpretation(InterpretationRules.concept(value.interpretation()));
        }
        value.limits().forEach(limit -> resource.addReferenceRange(range(limit, unit)));
    }

    private static ObservationComponentComponent component(Optional<Value> found, ValueTerm term) {
        var component = new ObservationComponentComponent(Concepts.concept(term.codes()));
        if (found.isEmpty()) {
            return component.setDataAbsentReason(Concepts.concept(MISSING));
        }
        var value = found.get();
        component.setValue(quantity(value.amount(), term.unit()));
        if (value.interpretation() != null) {
            component.addInterpretation(InterpretationRules.concept(value.interpretation()));
        }
        value.limits().forEach(limit -> component.addReferenceRange(range(limit, term.unit())));
        return component;
    }

    private static ObservationReferenceRangeComponent range(Limit limit, Unit unit) {
        var range = new ObservationReferenceRangeComponent();
        range.setType(meaning(limit.band()));
        range.setLow(boundary(limit.low(), unit));
        range.setHigh(boundary(limit.high(), unit));
        range.setText(limit.text());
        return range;
    }

    /** The band outside which a value is red has no code in HL7's list; calling it normal or therapeutic would be false. */
    private static CodeableConcept meaning(ObservationRecord.Band band) {
        return switch (band) {
            case GREEN ->
                Concepts.concept(new Code(Systems.REFERENCE_RANGE_MEANING, "therapeutic", "Therapeutic Desired Level"))
                        .setText("Green inside this range");
            case NOT_RED -> new CodeableConcept().setText("Red outside this range");
        };
    }

    private static @Nullable Quantity boundary(@Nullable BigDecimal amount, Unit unit) {
        return amount == null ? null : quantity(amount, unit);
    }

    private static Quantity quantity(BigDecimal amount, Unit unit) {
        return new Quantity()
                .setValue(amount)
                .setUnit(unit.text())
                .setSystem(Systems.UCUM)
                .setCode(unit.ucum());
    }
}
