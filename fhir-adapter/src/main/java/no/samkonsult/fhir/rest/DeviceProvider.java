package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.samkonsult.fhir.DevicePort;
import no.samkonsult.fhir.DeviceQuery;
import no.samkonsult.fhir.map.DeviceMapping;
import no.samkonsult.fhir.terms.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;

/** Measuring devices: read, and search by patient or name. */
final class DeviceProvider implements SearchableProvider {
    private static final String PATIENT = "patient";
    private static final String IDENTIFIER = "identifier";
    private static final String OWN_SYSTEM = Systems.DEVICE + "|";

    private final DevicePort port;

    DeviceProvider(DevicePort port) {
        this.port = port;
    }

    @Override
    public Class<Device> getResourceType() {
        return Device.class;
    }

    @Override
    public List<SearchParameter> searchParameters() {
        return List.of(
                new SearchParameter(PATIENT, SearchParamType.REFERENCE, "Who has the device now"),
                new SearchParameter(IDENTIFIER, SearchParamType.TOKEN, "What the device is called by the service"));
    }

    @Read
    public Device read(@IdParam IdType id, HttpServletRequest request) {
        return port.read(AuthenticationFilter.caller(request), id.getIdPart())
                .map(DeviceMapping::toResource)
                .orElseThrow(() -> Refusals.unknown(id));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details, HttpServletRequest request) {
        var caller = AuthenticationFilter.caller(request);
        var parameters = Parameters.of(details, searchParameters());
        return new SearchSet(details, parameters)
                .of(count -> query(parameters, count), query -> port.search(caller, query), DeviceMapping::toResource);
    }

    /** An identifier of another system stays whole, bar and all, and so names no device. */
    private static DeviceQuery query(Parameters parameters, int count) {
        var identifier = parameters
                .single(IDENTIFIER)
                .map(token -> token.startsWith(OWN_SYSTEM) ? token.substring(OWN_SYSTEM.length()) : token);
        return new DeviceQuery(
                parameters.reference(PATIENT, "Patient").orElse(null),
                identifier.orElse(null),
                count,
                parameters.cursor());
    }
}
