package no.samkonsult.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What goes wrong outside HAPI, as an OperationOutcome too: Jetty's own page would show the stack trace. */
final class OutcomeErrors implements Request.Handler {
    static final String CONTENT_TYPE = "application/fhir+json;charset=utf-8";

    private final FhirContext context;

    OutcomeErrors(FhirContext context) {
        this.context = context;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        var type = status == HttpStatus.NOT_FOUND_404 ? IssueType.NOTFOUND : IssueType.PROCESSING;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store"); // Jetty has taken it away
        Content.Sink.write(response, true, json(type, HttpStatus.getMessage(status)), callback);
        return true;
    }

    String json(IssueType type, String diagnostics) {
        return context.newJsonParser().encodeResourceToString(outcome(type, diagnostics));
    }

    /** With a code of ours, for programs that must tell one refusal from another. */
    String json(IssueType type, String code, String diagnostics) {
        OperationOutcome outcome = outcome(type, diagnostics);
        outcome.getIssueFirstRep().getDetails().setText(code);
        return context.newJsonParser().encodeResourceToString(outcome);
    }

    static OperationOutcome outcome(IssueType type, String diagnostics) {
        var outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(diagnostics);
        return outcome;
    }
}
