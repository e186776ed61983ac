package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.samkonsult.fhir.AppointmentPort;
import no.samkonsult.fhir.map.AppointmentMapping;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** Consultations: read, and search by patient, health personnel or the whole that they are part of. */
final class AppointmentProvider implements SearchableProvider {
    private static final String DOCUMENTATION = """
            A consultation is one Appointment for the whole, and one for each organisation that takes part in it (no-basis-partof), \
            whose id is the whole's, a full stop and the organisation's number. Health personnel are contained: this server has no \
            resource of them. What anybody has written of a consultation is not told, so a cancellation says from whose side it \
            came and not why. meta.versionId is another one whenever anything is; earlier versions are not kept.""";

    private final AppointmentPort port;

    AppointmentProvider(AppointmentPort port) {
        this.port = port;
    }

    @Override
    public Class<Appointment> getResourceType() {
        return Appointment.class;
    }

    @Override
    public List<SearchParameter> searchParameters() {
        return AppointmentQueryRules.PARAMETERS;
    }

    @Override
    public String documentation() {
        return DOCUMENTATION;
    }

    @Read
    public Appointment read(@IdParam IdType id, HttpServletRequest request) {
        return port.read(AuthenticationFilter.caller(request), id.getIdPart())
                .map(AppointmentMapping::toResource)
                .orElseThrow(() -> Refusals.unknown(id));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details, HttpServletRequest request) {
        var caller = AuthenticationFilter.caller(request);
        var parameters = Parameters.of(details, searchParameters());
        return new SearchSet(details, parameters)
                .of(
                        count -> AppointmentQueryRules.query(parameters, count),
                        query -> port.search(caller, query),
                        AppointmentMapping::toResource);
    }
}
