package no.samkonsult.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HAPI's server with our resources, and without what it would tell about itself. */
final class FhirEndpoint extends RestfulServer {
    static final String BASE_PATH = "/fhir";

    private static final long serialVersionUID = 1L;

    FhirEndpoint(FhirContext context, @Nullable URI publicBase, List<? extends SearchableProvider> providers) {
        super(context);
        if (publicBase != null) {
            setServerAddressStrategy(new HardcodedServerAddressStrategy(publicBase.toString()));
        }
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setServerConformanceProvider(new CapabilityProvider(providers));
        registerProviders(providers);
        registerInterceptor(new AnswerInterceptor());
    }

    @Override
    protected @Nullable String createPoweredByHeader() {
        return null;
    }

    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        return RequestTrail.id(request);
    }

    /** {@link RequestTrail} has answered it already, so that refusals carry it too. */
    @Override
    protected void addRequestIdToResponse(ServletRequestDetails request, String requestId) {}
}
