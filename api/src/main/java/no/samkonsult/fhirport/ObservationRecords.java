package no.samkonsult.fhirport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.samkonsult.fhir.Kind;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.ObservationRecord.Interpretation;
import no.samkonsult.fhir.ObservationRecord.Limit;
import no.samkonsult.fhir.ObservationRecord.Source;
import no.samkonsult.fhir.ObservationRecord.Status;
import no.samkonsult.fhir.ObservationRecord.Value;
import no.samkonsult.fhir.ValueName;
import no.samkonsult.measurement.Assessment;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.Doubt;
import no.samkonsult.measurement.Measurement;
import no.samkonsult.monitoring.Band;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Writes a measurement as the FHIR adapter wants it, with the limits it was judged by. */
final class ObservationRecords {
    private static final String LIMITS_OF_PLAN =
            "Limits of the patient's own plan, confirmed by the responsible doctor";

    private ObservationRecords() {}

    static ObservationRecord of(PatientId patient, Measurement measurement) {
        return new ObservationRecord(
                measurement.id().toString(),
                patient.toString(),
                Kind.of(measurement.id().kind().code()),
                measurement.effective(),
                measurement.receivedAt(),
                status(measurement),
                values(measurement),
                new Source(measurement.deviceId().toString(), measurement.deviceName()),
                measurement.id().toString(),
                doubt(measurement.assessment()));
    }

    private static Status status(Measurement measurement) {
        return switch (measurement.standing()) {
            case FIRST -> Status.FINAL;
            case AMENDED -> Status.AMENDED;
            case WITHDRAWN, INVALIDATED -> Status.ENTERED_IN_ERROR;
        };
    }

    private static List<Value> values(Measurement measurement) {
        List<Component> components = measurement.id().kind().components();
        var values = new ArrayList<Value>();
        for (int i = 0; i < components.size(); i++) {
            BigDecimal amount = measurement.values().get(i);
            if (amount != null) {
                values.add(value(components.get(i), amount, band(measurement, i + 1), measurement.assessment()));
            }
        }
        return values;
    }

    private static @Nullable Band band(Measurement measurement, int component) {
        var limits = measurement.limits();
        return limits == null ? null : limits.band(component).orElse(null);
    }

    private static Value value(Component component, BigDecimal amount, @Nullable Band band, Assessment assessment) {
        ValueName name = ValueName.of(component.name());
        if (band == null) {
            return new Value(name, amount, null, List.of());
        }
        boolean judged = !(assessment instanceof Assessment.NotAssessable);
        return new Value(name, amount, judged ? interpretation(amount, band) : null, limits(band));
    }

    static Interpretation interpretation(BigDecimal amount, Band band) {
        if (band.isRed(amount)) {
            return isLow(amount, band.redLow()) ? Interpretation.CRITICALLY_LOW : Interpretation.CRITICALLY_HIGH;
        }
        if (band.isYellow(amount)) {
            return isLow(amount, band.yellowLow()) ? Interpretation.LOW : Interpretation.HIGH;
        }
        return Interpretation.NORMAL;
    }

    private static boolean isLow(BigDecimal amount, @Nullable BigDecimal limit) {
        return limit != null && amount.compareTo(limit) < 0;
    }

    private static List<Limit> limits(Band band) {
        var limits = new ArrayList<Limit>();
        if (band.yellowLow() != null || band.yellowHigh() != null) {
            limits.add(new Limit(ObservationRecord.Band.GREEN, band.yellowLow(), band.yellowHigh(), LIMITS_OF_PLAN));
        }
        if (band.redLow() != null || band.redHigh() != null) {
            limits.add(new Limit(ObservationRecord.Band.NOT_RED, band.redLow(), band.redHigh(), LIMITS_OF_PLAN));
        }
        return limits;
    }

    private static @Nullable String doubt(Assessment assessment) {
        return assessment instanceof Assessment.NotAssessable(Doubt doubt)
                ? doubt.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : null;
    }
}
