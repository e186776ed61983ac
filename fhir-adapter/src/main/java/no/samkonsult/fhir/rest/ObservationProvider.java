package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.samkonsult.fhir.ObservationPort;
import no.samkonsult.fhir.map.ObservationMapping;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;

/** Measurements: read, and search within one patient. */
final class ObservationProvider implements SearchableProvider {
    private final ObservationPort port;

    ObservationProvider(ObservationPort port) {
        this.port = port;
    }

    @Override
    public Class<Observation> getResourceType() {
        return Observation.class;
    }

    @Override
    public List<SearchParameter> searchParameters() {
        return ObservationQueryRules.PARAMETERS;
    }

    @Read
    public Observation read(@IdParam IdType id, HttpServletRequest request) {
        return port.read(AuthenticationFilter.caller(request), id.getIdPart())
                .map(ObservationMapping::toResource)
                .orElseThrow(() -> Refusals.unknown(id));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details, HttpServletRequest request) {
        var caller = AuthenticationFilter.caller(request);
        var parameters = Parameters.of(details, searchParameters());
        return new SearchSet(details, parameters)
                .of(
                        count -> ObservationQueryRules.query(parameters, count),
                        query -> port.search(caller, query),
                        ObservationMapping::toResource);
    }
}
