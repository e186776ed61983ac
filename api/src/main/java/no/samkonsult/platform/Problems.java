package no.samkonsult.platform;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns every error into problem+json, or into a page where a browser asked for one. */
@Singleton
@Primary
final class Problems implements ErrorResponseProcessor<Object> {
    /** SQLSTATE character_not_in_repertoire. */
    private static final String UNSTORABLE = "22021";

    private final PageBinder pages;

    Problems(PageBinder pages) {
        this.pages = pages;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        if (context.getRootCause().filter(Problems::isUnstorable).isPresent()) {
            Problem unstorable = Problem.ofField("text", "holds a character that cannot be stored");
            return answer(context.getRequest(), unstorable, response.status(HttpStatus.BAD_REQUEST));
        }
        return answer(context.getRequest(), problemOf(context, response.status()), response);
    }

    /** The problem, in the form that the request asked for. */
    MutableHttpResponse<Object> answer(HttpRequest<?> request, Problem problem, MutableHttpResponse<?> response) {
        if (wantsPage(request)) {
            HttpResponse<String> page = pages.pageOf(request)
                    .render(HttpStatus.valueOf(problem.status()), "error", Map.of("problem", problem));
            return response.<Object>body(page.body()).contentType(MediaType.TEXT_HTML_TYPE);
        }
        return response.<Object>body(problem).contentType(Problem.MEDIA_TYPE);
    }

    static boolean wantsPage(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/")
                && request.accept().stream()
                        .anyMatch(type -> type.matches(MediaType.TEXT_HTML_TYPE)
                                && !type.getType().equals("*"));
    }

    private static Problem problemOf(ErrorContext context, HttpStatus status) {
        if (status.getCode() >= 500) {
            return Problem.of(
                    status, "internal-error", "Something went wrong here. Nothing of what you sent was kept.");
        }
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.unknown();
        }
        if (context.getRootCause().orElse(null) instanceof ConversionErrorException unreadable) {
            return UnreadableInput.problem(unreadable);
        }
        if (context.getRootCause().orElse(null) instanceof JsonSyntaxException) {
            return UnreadableInput.body();
        }
        String detail =
                context.getErrors().stream().map(Error::getMessage).findFirst().orElse(status.getReason());
        return context.getErrors().stream()
                .findFirst()
                .flatMap(Error::getPath)
                .map(path -> Problem.ofField(path.replaceFirst("^/", ""), detail))
                .orElseGet(() -> Problem.of(status, codeOf(status), detail));
    }

    /** Whether the database refused a text, as PostgreSQL does the character NUL. */
    private static boolean isUnstorable(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && UNSTORABLE.equals(refusal.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static String codeOf(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
