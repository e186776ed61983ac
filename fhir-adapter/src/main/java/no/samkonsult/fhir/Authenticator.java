package no.samkonsult.fhir;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The service's own check of who is asking: the adapter holds no keys, so that every surface accepts exactly the same tokens.
 */
public interface Authenticator {
    /**
     * Who asks, or why that is not told.
     *
     * @param authorization the {@code Authorization} header as it came
     * @param dpop the {@code DPoP} header as it came
     * @param uri the address asked for as the client knows it, without its query
     * @param address the network address it came from
     */
    Outcome authenticate(@Nullable String authorization, @Nullable String dpop, String method, URI uri, String address);

    /** What the check came to. */
    sealed interface Outcome {
        record Known(Caller caller) implements Outcome {}

        /**
         * Nobody is let in.
         *
         * @param code stable, for programs
         * @param detail a sentence for people
         * @param challenge the value of {@code WWW-Authenticate}
         */
        record Refused(String code, String detail, String challenge) implements Outcome {}

        /** Somebody known asks for what they were not granted. */
        record Forbidden(String code, String detail, String challenge) implements Outcome {}
    }
}
