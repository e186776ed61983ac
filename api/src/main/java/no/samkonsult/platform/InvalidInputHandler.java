package no.samkonsult.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import no.samkonsult.shared.InvalidInput;

/** Answers input that cannot be taken with the field and what is wrong with it. */
@Singleton
final class InvalidInputHandler implements ExceptionHandler<InvalidInput, MutableHttpResponse<Object>> {
    private final Problems problems;

    InvalidInputHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public MutableHttpResponse<Object> handle(HttpRequest request, InvalidInput invalid) {
        return problems.answer(request, Problem.ofField(invalid.field(), invalid.problem()), HttpResponse.badRequest());
    }
}
