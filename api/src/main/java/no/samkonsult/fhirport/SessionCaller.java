package no.samkonsult.fhirport;

import no.samkonsult.fhir.Caller;
import no.samkonsult.platform.Principal;

/** Somebody who asks over FHIR, in a session of theirs. */
record SessionCaller(Principal principal) implements Caller {
    static Principal of(Caller caller) {
        return switch (caller) {
            case SessionCaller(Principal principal) -> principal;
            default -> throw new IllegalArgumentException("a caller that this service did not authenticate");
        };
    }
}
