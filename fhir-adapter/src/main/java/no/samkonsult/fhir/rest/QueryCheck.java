package no.samkonsult.fhir.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Refuses a query that cannot be decoded as the client's mistake; HAPI would fail over it as over one of ours. */
final class QueryCheck extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient OutcomeErrors errors;

    QueryCheck(OutcomeErrors errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isReadable(request.getQueryString())) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(OutcomeErrors.CONTENT_TYPE);
        response.getWriter().write(errors.json(IssueType.INVALID, "The query of the address cannot be decoded"));
    }

    private static boolean isReadable(@Nullable String query) {
        try {
            return query == null || URLDecoder.decode(query, StandardCharsets.UTF_8) != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
