package no.samkonsult.fhir.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import no.samkonsult.fhir.Authenticator;
import no.samkonsult.fhir.Authenticator.Outcome;
import no.samkonsult.fhir.Authenticator.Outcome.Forbidden;
import no.samkonsult.fhir.Authenticator.Outcome.Known;
import no.samkonsult.fhir.Authenticator.Outcome.Refused;
import no.samkonsult.fhir.Caller;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Nobody unknown comes past here, except to read the capability statement. */
final class AuthenticationFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = AuthenticationFilter.class.getName();
    private static final String OPEN = FhirEndpoint.BASE_PATH + "/metadata";

    private final transient Authenticator authenticator;
    private final transient @Nullable URI publicBase;
    private final transient OutcomeErrors errors;

    AuthenticationFilter(Authenticator authenticator, @Nullable URI publicBase, OutcomeErrors errors) {
        this.authenticator = authenticator;
        this.publicBase = publicBase;
        this.errors = errors;
    }

    static Caller caller(HttpServletRequest request) {
        return (Caller) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOpen(request)) {
            chain.doFilter(request, response);
            return;
        }
        switch (authenticate(request)) {
            case Known(Caller caller) -> {
                request.setAttribute(ATTRIBUTE, caller);
                chain.doFilter(request, response);
            }
            case Refused(String code, String detail, String challenge) ->
                refuse(response, HttpServletResponse.SC_UNAUTHORIZED, IssueType.LOGIN, code, detail, challenge);
            case Forbidden(String code, String detail, String challenge) ->
                refuse(response, HttpServletResponse.SC_FORBIDDEN, IssueType.FORBIDDEN, code, detail, challenge);
        }
    }

    /** Compares the address as it came: a path that only becomes this one when tidied up is not open. */
    private static boolean isOpen(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals(OPEN);
    }

    private Outcome authenticate(HttpServletRequest request) {
        try {
            return authenticator.authenticate(
                    request.getHeader("Authorization"),
                    request.getHeader("DPoP"),
                    request.getMethod(),
                    new URI(address(request)),
                    request.getRemoteAddr());
        } catch (URISyntaxException _) {
            return new Refused("no-address", "The address asked for is none", "Bearer");
        }
    }

    private String address(HttpServletRequest request) {
        return publicBase == null
                ? request.getRequestURL().toString()
                : publicBase + request.getRequestURI().substring(FhirEndpoint.BASE_PATH.length());
    }

    private void refuse(
            HttpServletResponse response, int status, IssueType type, String code, String detail, String challenge)
            throws IOException {
        response.setStatus(status);
        response.setHeader("WWW-Authenticate", challenge);
        response.setContentType(OutcomeErrors.CONTENT_TYPE);
        response.getWriter().write(errors.json(type, code, detail));
    }
}
