package no.samkonsult.fhir.rest;

import no.samkonsult.fhir.rest.FhirServerSettings.Management;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Health and metrics, for those who run the service. */
final class ManagementHandler extends Handler.Abstract {
    private final Management management;

    ManagementHandler(Management management) {
        this.management = management;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        return switch (Request.getPathInContext(request)) {
            case "/health" -> health(response, callback);
            case "/prometheus" ->
                answer(
                        response,
                        callback,
                        HttpStatus.OK_200,
                        "text/plain;version=0.0.4",
                        management.metrics().get());
            default -> false;
        };
    }

    private boolean health(Response response, Callback callback) {
        return management.healthy().getAsBoolean()
                ? answer(response, callback, HttpStatus.OK_200, "application/json", "{\"status\":\"UP\"}")
                : answer(
                        response,
                        callback,
                        HttpStatus.SERVICE_UNAVAILABLE_503,
                        "application/json",
                        "{\"status\":\"DOWN\"}");
    }

    private static boolean answer(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
