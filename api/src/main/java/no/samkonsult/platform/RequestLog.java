package no.samkonsult.platform;

import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives each request an id, which all its log lines carry, and logs one line for it: never its query string or body. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String HEADER = "X-Request-Id";
    private static final String STARTED = "samkonsult.started";
    private static final String REQUEST = "request";
    private static final List<String> CALENDARS = List.of("/calendar/", "/feeds/");
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        String id = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(given -> ACCEPTABLE.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(REQUEST, id);
        request.setAttribute(STARTED, System.nanoTime());
        context.add(new RequestId(id));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        String id = request.getAttribute(REQUEST, String.class).orElse("-");
        response.header(HEADER, id);
        if (request.getPath().startsWith("/assets/")) {
            return;
        }
        long started = request.getAttribute(STARTED, Long.class).orElseGet(System::nanoTime);
        LOG.info(
                "method={} path={} status={} ms={}",
                request.getMethodName(),
                loggable(request.getPath()),
                response.code(),
                (System.nanoTime() - started) / 1_000_000);
    }

    /** The address of a calendar is a secret. */
    private static String loggable(String path) {
        return CALENDARS.stream().filter(path::startsWith).findFirst().orElse(path);
    }

    private record RequestId(String id)
            implements ThreadPropagatedContextElement<@Nullable String>, PropagatedContextElement {
        @Override
        public @Nullable String updateThreadContext() {
            String before = MDC.get(REQUEST);
            MDC.put(REQUEST, id);
            return before;
        }

        @Override
        public void restoreThreadContext(@Nullable String before) {
            if (before == null) {
                MDC.remove(REQUEST);
                return;
            }
            MDC.put(REQUEST, before);
        }
    }
}
