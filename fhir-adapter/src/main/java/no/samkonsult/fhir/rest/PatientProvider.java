package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import no.samkonsult.fhir.Page;
import no.samkonsult.fhir.PatientPort;
import no.samkonsult.fhir.PatientQuery;
import no.samkonsult.fhir.map.IdentityNumberRules;
import no.samkonsult.fhir.map.PatientMapping;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/** Patients: read, and search by name or identity number. */
final class PatientProvider implements SearchableProvider {
    private static final String ID = "_id";
    private static final String NAME = "name";
    private static final String IDENTIFIER = "identifier";

    private final PatientPort port;

    PatientProvider(PatientPort port) {
        this.port = port;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Override
    public List<SearchParameter> searchParameters() {
        return List.of(
                new SearchParameter(ID, SearchParamType.TOKEN, "The patient's id"),
                new SearchParameter(NAME, SearchParamType.STRING, "What a given or family name begins with"),
                new SearchParameter(
                        IDENTIFIER,
                        SearchParamType.TOKEN,
                        "Identity number; only in the body of POST Patient/_search"));
    }

    @Read
    public Patient read(@IdParam IdType id, HttpServletRequest request) {
        return port.read(AuthenticationFilter.caller(request), id.getIdPart())
                .map(PatientMapping::toResource)
                .orElseThrow(() -> Refusals.unknown(id));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details, HttpServletRequest request) {
        var caller = AuthenticationFilter.caller(request);
        var parameters = Parameters.of(details, searchParameters());
        var identifier = parameters.single(IDENTIFIER);
        if (identifier.isPresent() && request.getQueryString() != null) {
            throw Refusals.invalid(IDENTIFIER, "belongs in the body of POST Patient/_search, never in an address");
        }
        var identityNumber = identifier.flatMap(IdentityNumberRules::fromToken);
        var nobody = identifier.isPresent() && identityNumber.isEmpty();
        return new SearchSet(details, parameters)
                .of(
                        count -> query(parameters, identityNumber, count),
                        query -> nobody ? Page.empty() : port.search(caller, query),
                        PatientMapping::toResource);
    }

    private static PatientQuery query(Parameters parameters, Optional<String> identityNumber, int count) {
        return new PatientQuery(
                parameters.single(ID).orElse(null),
                parameters.single(NAME).orElse(null),
                identityNumber.orElse(null),
                count,
                parameters.cursor());
    }
}
