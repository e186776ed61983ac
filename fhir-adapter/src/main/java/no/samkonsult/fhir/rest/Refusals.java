package no.samkonsult.fhir.rest;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** The answers that are no answer. They say which parameter and which value, and the same of a foreign resource as of a missing one. */
final class Refusals {
    private Refusals() {}

    static InvalidRequestException invalid(String parameter, String reason) {
        return refusal(IssueType.INVALID, parameter, "%s: %s".formatted(parameter, reason));
    }

    static InvalidRequestException required(String parameter) {
        return refusal(IssueType.REQUIRED, parameter, "%s: this parameter is required".formatted(parameter));
    }

    static InvalidRequestException unsupported(String parameter) {
        return refusal(IssueType.NOTSUPPORTED, parameter, "%s: unknown search parameter".formatted(parameter));
    }

    static ResourceNotFoundException unknown(IdType id) {
        var message = "%s/%s is not known".formatted(id.getResourceType(), id.getIdPart());
        return new ResourceNotFoundException(message, OutcomeErrors.outcome(IssueType.NOTFOUND, message));
    }

    private static InvalidRequestException refusal(IssueType type, String parameter, String message) {
        var outcome = OutcomeErrors.outcome(type, message);
        outcome.getIssueFirstRep().addExpression("http." + parameter);
        return new InvalidRequestException(message, outcome);
    }
}
