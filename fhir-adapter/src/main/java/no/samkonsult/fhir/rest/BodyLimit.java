package no.samkonsult.fhir.rest;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses bodies above a megabyte with 413 Content Too Large (RFC 9110 15.5.14). A client that says a moderate length is
 * heard out first: were the connection closed while it still sends, the reset could overtake the answer, and the client
 * would never learn why. A body of unknown length is cut off where it passes the limit.
 */
final class BodyLimit extends SizeLimitHandler {
    private static final long LARGEST = 1 << 20;
    private static final long HEARD_OUT = 16 * LARGEST;
    private static final long UNLIMITED = -1;

    BodyLimit(Handler handler) {
        super(LARGEST, UNLIMITED);
        setHandler(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        if (length <= LARGEST || length > HEARD_OUT) {
            return super.handle(request, response, callback);
        }
        Content.Source.consumeAll(
                request,
                Callback.from(
                        () -> Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413),
                        callback::failed));
        return true;
    }
}
