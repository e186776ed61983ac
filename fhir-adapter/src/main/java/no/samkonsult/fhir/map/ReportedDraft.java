package no.samkonsult.fhir.map;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ReportedObservation.Circumstance;
import no.samkonsult.fhir.ReportedObservation.Context;
import no.samkonsult.fhir.ReportedObservation.Measured;
import no.samkonsult.fhir.ValueName;

/** A measurement of which other Observations of the same payload may say more. */
record ReportedDraft(String path, Kind kind, ReportedValues read, Context context) {

    Measured finished() {
        return new Measured(path, kind, read.values(), read.pulse(), ReportedUnits.common(kind, read.units()), context);
    }

    /** Whether the other is a further value of the same manoeuvre: FHIR has a code for each value of a spirometry, and none for all. */
    boolean isCompletedBy(ReportedDraft other) {
        return kind == Kind.SPIROMETRY
                && other.kind == kind
                && context.equals(other.context)
                && Collections.disjoint(
                        read.values().keySet(), other.read.values().keySet());
    }

    ReportedDraft with(ReportedDraft other) {
        Map<ValueName, BigDecimal> values = new EnumMap<>(ValueName.class);
        values.putAll(read.values());
        values.putAll(other.read.values());
        Map<ValueName, String> units = new EnumMap<>(ValueName.class);
        units.putAll(read.units());
        units.putAll(other.read.units());
        return new ReportedDraft(path, kind, new ReportedValues(values, units, read.pulse(), read.missing()), context);
    }

    ReportedDraft in(Set<Circumstance> more) {
        Set<Circumstance> circumstances = EnumSet.copyOf(more);
        circumstances.addAll(context.circumstances());
        return new ReportedDraft(
                path,
                kind,
                read,
                new Context(
                        context.time(),
                        context.duration(),
                        context.device(),
                        context.clocks(),
                        circumstances,
                        context.remarks(),
                        context.missing(),
                        context.status()));
    }
}
