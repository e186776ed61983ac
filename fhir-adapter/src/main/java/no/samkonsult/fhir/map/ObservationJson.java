package no.samkonsult.fhir.map;

import ca.uhn.fhir.context.FhirContext;
import no.samkonsult.fhir.ObservationRecord;

/** An Observation as outer systems would get it, as text: for showing to a person what a measurement becomes. */
public final class ObservationJson {
    private ObservationJson() {}

    public static String of(ObservationRecord row) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(ObservationMapping.toResource(row));
    }
}
