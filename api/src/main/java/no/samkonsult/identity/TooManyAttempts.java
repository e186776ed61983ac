package no.samkonsult.identity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import no.samkonsult.platform.Problem;

/** The answer to who has failed too often: how long to wait. */
public final class TooManyAttempts {
    private TooManyAttempts() {}

    public static MutableHttpResponse<Problem> problem(Duration wait) {
        String detail = "Too many attempts have failed. Try again in %d seconds.".formatted(wait.toSeconds());
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts", detail)
                .response()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
    }
}
