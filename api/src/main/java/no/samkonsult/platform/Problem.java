package no.samkonsult.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An error as RFC 9457 problem details.
 *
 * <p>{@code code} is stable: clients may depend on it, and texts may change. {@code errors} names each field that could
 * not be taken.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String code, String detail, List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with the value of one field. */
    @Serdeable
    public record FieldError(String field, String problem) {}

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem("about:blank", status.getReason(), status.getCode(), code, detail, List.of());
    }

    public static Problem ofField(String field, String problem) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                "invalid-input",
                field + ": " + problem,
                List.of(new FieldError(field, problem)));
    }

    /** The same answer for what does not exist and for what the reader may not know of. */
    public static Problem unknown() {
        return of(HttpStatus.NOT_FOUND, "not-found", "There is no such thing here.");
    }

    public MutableHttpResponse<Problem> response() {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .body(this)
                .contentType(MEDIA_TYPE);
    }
}
