package no.samkonsult.fhir.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.fhir.Authenticator;
import no.samkonsult.fhir.Caller;
import org.jspecify.annotations.Nullable;

/** A caller who may see some patients. */
record Visitor(Set<String> patients) implements Caller {
    static boolean maySee(Caller caller, String patientId) {
        return caller instanceof Visitor visitor && visitor.patients.contains(patientId);
    }

    /** Knows callers by their bearer token, and remembers where they were asked for. */
    static final class Register implements Authenticator {
        final List<URI> asked = new CopyOnWriteArrayList<>();
        private final Map<String, Visitor> visitors;

        Register(Map<String, Visitor> visitors) {
            this.visitors = visitors;
        }

        @Override
        public Outcome authenticate(
                @Nullable String authorization, @Nullable String dpop, String method, URI uri, String address) {
            asked.add(uri);
            Visitor known = authorization == null ? null : visitors.get(authorization.replaceFirst("^Bearer ", ""));
            return known == null
                    ? new Outcome.Refused("nobody", "Nobody is known by this.", "Bearer error=\"invalid_token\"")
                    : new Outcome.Known(known);
        }
    }
}
