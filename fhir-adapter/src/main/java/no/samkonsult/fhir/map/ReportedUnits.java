package no.samkonsult.fhir.map;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.fhir.terms.KindTerms;
import no.samkonsult.fhir.terms.Systems;
import no.samkonsult.fhir.terms.Unit;
import no.samkonsult.fhir.terms.ValueTerm;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Units in UCUM (https://ucum.org/ucum), and which one a measurement is in. Nothing is converted here. */
final class ReportedUnits {
    private static final Pattern ANNOTATION = Pattern.compile("\\{[^{}]*}");

    /** UCUM has two symbols for the litre; we write the one that is not mistaken for a figure. */
    private static final Map<String, String> WITH_LARGE_LITRE =
            Map.of("l", "L", "ml", "mL", "l/min", "L/min", "l/s", "L/s", "mmol/l", "mmol/L", "mg/dl", "mg/dL");

    private ReportedUnits() {}

    /** The quantity's UCUM code, without what is only a remark in it: {@code {beat}/min} is {@code /min}, {@code {INR}} is 1. */
    static String code(Quantity quantity) {
        if (!quantity.hasCode()) {
            throw new IllegalArgumentException("valueQuantity.code: missing");
        }
        if (!Systems.UCUM.equals(quantity.getSystem())) {
            throw new IllegalArgumentException("valueQuantity.system: not UCUM");
        }
        return bare(quantity.getCode());
    }

    /**
     * The unit of the measurement where it is not the canonical one: that of the kind's first value. A further value in a unit of
     * another dimension must be in its canonical one.
     */
    static @Nullable String common(Kind kind, Map<ValueName, String> units) {
        Unit first = KindTerms.of(kind).values().getFirst().unit();
        var alike = units.entrySet().stream()
                .filter(entry -> unit(kind, entry.getKey()) == first)
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
        if (alike.size() > 1) {
            throw new IllegalArgumentException("valueQuantity.code: not the same in every value");
        }
        units.forEach((name, code) -> requireCanonical(unit(kind, name), first, code));
        return alike.stream()
                .filter(code -> !code.equals(bare(first.ucum())))
                .findFirst()
                .orElse(null);
    }

    /** Requires a pulse's unit, wherever the pulse stands. */
    static void requirePerMinute(String code) {
        if (!code.equals(Unit.PER_MINUTE.ucum())) {
            throw new IllegalArgumentException("valueQuantity.code: not %s".formatted(Unit.PER_MINUTE.ucum()));
        }
    }

    private static void requireCanonical(Unit unit, Unit first, String code) {
        if (unit != first && !code.equals(bare(unit.ucum()))) {
            throw new IllegalArgumentException("valueQuantity.code: not %s".formatted(unit.ucum()));
        }
    }

    private static Unit unit(Kind kind, ValueName name) {
        return KindTerms.of(kind).values().stream()
                .filter(term -> term.name() == name)
                .map(ValueTerm::unit)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no %s".formatted(kind, name)));
    }

    private static String bare(String code) {
        String remaining = ANNOTATION.matcher(code).replaceAll("");
        return remaining.isEmpty() ? "1" : Objects.requireNonNull(WITH_LARGE_LITRE.getOrDefault(remaining, remaining));
    }
}
