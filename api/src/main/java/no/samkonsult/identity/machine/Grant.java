package no.samkonsult.identity.machine;

import java.time.Duration;

/** What another system's request for a token came to. */
sealed interface Grant {
    record Granted(String token, String scope) implements Grant {}

    /** The assertion does not hold; which part of it is not said. */
    record UnknownClient() implements Grant {}

    record ScopeRefused() implements Grant {}

    record Locked(Duration pause) implements Grant {}
}
