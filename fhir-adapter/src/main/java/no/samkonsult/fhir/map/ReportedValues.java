package no.samkonsult.fhir.map;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ReportedObservation.Missing;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.terms.KindTerms;
import no.samkonsult.fhir.terms.ReportedTerms;
import no.samkonsult.fhir.terms.ReportedTerms.Meaning;
import no.samkonsult.fhir.terms.ValueTerm;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The numbers of one Observation, with the unit of each as written. */
record ReportedValues(
        Map<ValueName, BigDecimal> values,
        Map<ValueName, String> units,
        @Nullable BigDecimal pulse,
        @Nullable Missing missing) {

    static ReportedValues of(Observation observation, Meaning meaning) {
        var collector = new Collector(meaning.kind());
        if (meaning.name() != null) {
            collector.add(meaning.name(), observation.getValue(), observation.getDataAbsentReason(), true);
        } else if (observation.hasDataAbsentReason()) {
            collector.missing = missing(observation.getDataAbsentReason());
        }
        observation.getComponent().forEach(collector::add);
        return new ReportedValues(
                Map.copyOf(collector.values), Map.copyOf(collector.units), collector.pulse, collector.missing);
    }

    /** What the codes of a concept measure; they may say it differently, but not say different things. */
    static Optional<Meaning> meaning(CodeableConcept concept) {
        List<Meaning> meanings = concept.getCoding().stream()
                .flatMap(coding -> ReportedTerms.meaning(coding.getSystem(), coding.getCode()).stream())
                .toList();
        if (meanings.stream().map(Meaning::kind).distinct().count() > 1
                || meanings.stream().map(Meaning::name).distinct().count() > 1) {
            throw new IllegalArgumentException("code: of different measurements");
        }
        return meanings.stream()
                .reduce((one, other) ->
                        one.circumstances().size() < other.circumstances().size() ? other : one);
    }

    /** Codes are those of http://terminology.hl7.org/CodeSystem/data-absent-reason; no reason is as good as a value. */
    static Missing missing(CodeableConcept reason) {
        return reason.getCoding().stream()
                .map(coding -> switch (String.valueOf(coding.getCode())) {
                    case "not-a-number" -> Missing.NOT_A_NUMBER;
                    case "positive-infinity" -> Missing.POSITIVE_INFINITY;
                    case "negative-infinity" -> Missing.NEGATIVE_INFINITY;
                    default -> Missing.ERROR;
                })
                .findFirst()
                .orElse(Missing.ERROR);
    }

    /** Values, one after the other. */
    private static final class Collector {
        private final Kind kind;
        private final Map<ValueName, BigDecimal> values = new EnumMap<>(ValueName.class);
        private final Map<ValueName, String> units = new EnumMap<>(ValueName.class);
        private @Nullable BigDecimal pulse;
        private @Nullable Missing missing;

        Collector(Kind kind) {
            this.kind = kind;
        }

        void add(ObservationComponentComponent component) {
            Meaning meaning = meaning(component.getCode()).orElse(null);
            if (meaning == null || meaning.name() == null) {
                return;
            }
            if (meaning.kind() == kind) {
                add(meaning.name(), component.getValue(), component.getDataAbsentReason(), isNeeded(meaning.name()));
            } else if (meaning.kind() == Kind.PULSE
                    && component.getValue() instanceof Quantity quantity
                    && quantity.hasValue()) {
                ReportedUnits.requirePerMinute(ReportedUnits.code(quantity));
                pulse = quantity.getValue();
            }
        }

        void add(ValueName name, @Nullable Type value, CodeableConcept absent, boolean needed) {
            if (values.containsKey(name)) {
                throw new IllegalArgumentException("component: %s twice".formatted(name.code()));
            }
            if (value == null) {
                lacks(needed && !absent.isEmpty() ? missing(absent) : null);
            } else if (!(value instanceof Quantity quantity) || !quantity.hasValue()) {
                throw new IllegalArgumentException("value: not a quantity with a value");
            } else if (quantity.hasComparator()) {
                lacks(needed ? beyond(quantity.getComparator()) : null);
            } else {
                values.put(name, quantity.getValue());
                units.put(name, ReportedUnits.code(quantity));
            }
        }

        private void lacks(@Nullable Missing reason) {
            if (missing == null) {
                missing = reason;
            }
        }

        /** A value that may be missing anyway is simply not there. */
        private boolean isNeeded(ValueName name) {
            List<ValueTerm> terms = KindTerms.of(kind).values();
            return terms.getFirst().name() == name
                    || terms.stream().anyMatch(term -> term.name() == name && term.required());
        }

        /** Above or below what the device can show, as meters say HI and LO. */
        private static Missing beyond(QuantityComparator comparator) {
            return switch (comparator) {
                case LESS_THAN, LESS_OR_EQUAL -> Missing.NEGATIVE_INFINITY;
                case GREATER_THAN, GREATER_OR_EQUAL -> Missing.POSITIVE_INFINITY;
                case NULL -> Missing.ERROR;
            };
        }
    }
}
