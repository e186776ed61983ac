package no.samkonsult.fhir.map;

import static no.samkonsult.fhir.map.ReportedContext.moment;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.samkonsult.fhir.ReportedObservation.Clocks;
import no.samkonsult.fhir.terms.ReportedTerms;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The coincident timestamps of one payload (https://hl7.org/fhir/uv/phd/coincidentTime.html): Observations of MDC_ATTR_TIME_ABS
 * whose value is the device's clock and whose effective time is the gateway's, at one moment.
 *
 * <p>A gateway that points to one has moved the device's times to its own clock. They are moved back here: as the device reported
 * them they are the same each time they are sent, whichever gateway sends them.
 */
final class ReportedClocks {
    private static final String REFERENCE =
            "http://hl7.org/fhir/uv/phd/StructureDefinition/CoincidentTimeStampReference";

    private final Map<String, Observation> byReference = new HashMap<>();

    static boolean isTimestamp(Observation observation) {
        return observation.getCode().hasCoding(Systems.MDC, ReportedTerms.TIME_ABSOLUTE);
    }

    void add(String fullUrl, Observation observation) {
        if (isTimestamp(observation)) {
            byReference.put(fullUrl, observation);
            byReference.put("Observation/" + ReportMapping.id(observation), observation);
        }
    }

    /**
     * The two clocks by the timestamp that an Observation points to. Where that was sent before this payload, the time given is by
     * a right clock as far as we know.
     */
    @Nullable
    Clocks of(Observation observation) {
        Clocks known = known(observation);
        if (known != null || !observation.hasExtension(REFERENCE)) {
            return known;
        }
        OffsetDateTime time = ReportedContext.time(observation.getEffective());
        return time == null ? null : new Clocks(time, time);
    }

    private @Nullable Clocks known(Observation observation) {
        Stream<Reference> named = observation.getExtensionsByUrl(REFERENCE).stream()
                .flatMap(extension ->
                        extension.getValue() instanceof Reference reference ? Stream.of(reference) : Stream.empty());
        return Stream.concat(named, observation.getDerivedFrom().stream())
                .flatMap(reference -> Stream.ofNullable(byReference.get(reference.getReference())))
                .filter(timestamp -> timestamp.getValue() instanceof BaseDateTimeType
                        && timestamp.getEffective() instanceof BaseDateTimeType)
                .findFirst()
                .map(ReportedClocks::read)
                .orElse(null);
    }

    private static Clocks read(Observation timestamp) {
        if (!(timestamp.getEffective() instanceof BaseDateTimeType gateway)) {
            throw new IllegalArgumentException("effective: not a time");
        }
        if (!(timestamp.getValue() instanceof BaseDateTimeType device)) {
            throw new IllegalArgumentException("value: not a time");
        }
        return new Clocks(moment(gateway, "effective"), moment(device, "value"));
    }
}
