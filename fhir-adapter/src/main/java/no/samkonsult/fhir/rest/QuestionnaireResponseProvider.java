package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.samkonsult.fhir.QuestionnaireResponsePort;
import no.samkonsult.fhir.map.QuestionnaireResponseMapping;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Answers to questionnaires: read, and search within one patient. */
final class QuestionnaireResponseProvider implements SearchableProvider {
    private final QuestionnaireResponsePort port;

    QuestionnaireResponseProvider(QuestionnaireResponsePort port) {
        this.port = port;
    }

    @Override
    public Class<QuestionnaireResponse> getResourceType() {
        return QuestionnaireResponse.class;
    }

    @Override
    public List<SearchParameter> searchParameters() {
        return QuestionnaireResponseQueryRules.PARAMETERS;
    }

    @Read
    public QuestionnaireResponse read(@IdParam IdType id, HttpServletRequest request) {
        return port.read(AuthenticationFilter.caller(request), id.getIdPart())
                .map(QuestionnaireResponseMapping::toResource)
                .orElseThrow(() -> Refusals.unknown(id));
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details, HttpServletRequest request) {
        var caller = AuthenticationFilter.caller(request);
        var parameters = Parameters.of(details, searchParameters());
        return new SearchSet(details, parameters)
                .of(
                        count -> QuestionnaireResponseQueryRules.query(parameters, count),
                        query -> port.search(caller, query),
                        QuestionnaireResponseMapping::toResource);
    }
}
