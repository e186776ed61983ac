package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.samkonsult.fhir.AppointmentResponsePort;
import no.samkonsult.fhir.map.AppointmentResponseMapping;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** What people have said to being asked to consultations: read, and search by consultation or by who answers. */
final class AppointmentResponseProvider implements SearchableProvider {
    private static final String DOCUMENTATION = """
            One for everybody who is asked to a consultation; needs-action until they have answered. It belongs to the Appointment \
            for the whole. It follows no profile of no-basis, whose invariant asks every answer for the patient's short notice.""";

    private final AppointmentResponsePort port;

    AppointmentResponseProvider(AppointmentResponsePort port) {
        this.port = port;
    }

    @Override
    public Class<AppointmentResponse> getResourceType() {
        return AppointmentResponse.class;
    }

    @Override
    public List<SearchParameter> searchParameters() {
        return AppointmentResponseQueryRules.PARAMETERS;
    }

    @Override
    public String documentation() {
        return DOCUMENTATION;
    }

    @Read
    public AppointmentResponse read(@IdParam IdType id, HttpServletRequest request) {
        return port.read(AuthenticationFilter.caller(request), id.getIdPart())
                .map(AppointmentResponseMapping::toResource)
                .orElseThrow(() -> Refusals.unknown(id));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details, HttpServletRequest request) {
        var caller = AuthenticationFilter.caller(request);
        var parameters = Parameters.of(details, searchParameters());
        return new SearchSet(details, parameters)
                .of(
                        count -> AppointmentResponseQueryRules.query(parameters, count),
                        query -> port.search(caller, query),
                        AppointmentResponseMapping::toResource);
    }
}
