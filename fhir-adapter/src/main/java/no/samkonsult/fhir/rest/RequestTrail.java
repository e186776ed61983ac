package no.samkonsult.fhir.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every request an id, taken from the client or made here, and one line in the log without what was asked for. */
final class RequestTrail extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RequestTrail.class);
    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestTrail.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("[0-9]{11}");

    static String id(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var start = System.nanoTime();
        var id = idOf(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            var milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            LOG.info(
                    "{} {} {} {} ms request {}",
                    request.getMethod(),
                    IDENTITY_NUMBER.matcher(request.getRequestURI()).replaceAll("…"),
                    response.getStatus(),
                    milliseconds,
                    id);
        }
    }

    private static String idOf(@Nullable String wished) {
        return wished != null && HARMLESS.matcher(wished).matches()
                ? wished
                : UUID.randomUUID().toString();
    }
}
