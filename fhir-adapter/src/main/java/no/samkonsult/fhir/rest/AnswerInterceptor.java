package no.samkonsult.fhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back what HAPI would say too much: the inside of a failure, and a total that nobody counted. */
@Interceptor
final class AnswerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerInterceptor.class);

    AnswerInterceptor() {}

    /** HAPI counts the page itself and writes a total of 1. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void withoutTotal(IBaseResource answer) {
        if (answer instanceof Bundle bundle) {
            bundle.setTotalElement(null);
        }
    }

    /** The client gets the request's id, the log the cause. Null where HAPI's own exception says all that may be said. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException withoutInside(ServletRequestDetails request, Throwable failure) {
        if (failure instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            return null;
        }
        Optional<HttpException> unreadable = unreadable(failure);
        if (unreadable.isPresent()) {
            var status = unreadable.get().getCode();
            var refusal = HttpStatus.getMessage(status);
            return new UnclassifiedServerFailureException(
                    status, refusal, OutcomeErrors.outcome(IssueType.PROCESSING, refusal));
        }
        LOG.error("request {} failed", request.getRequestId(), failure);
        var message = "The request failed; its id is %s".formatted(request.getRequestId());
        return new InternalErrorException(message, OutcomeErrors.outcome(IssueType.EXCEPTION, message));
    }

    /** Jetty's refusal of a request that it could not read, such as one that is too large. */
    private static Optional<HttpException> unreadable(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refusal && HttpStatus.isClientError(refusal.getCode())) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
