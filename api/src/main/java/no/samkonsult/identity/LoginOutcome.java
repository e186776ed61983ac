package no.samkonsult.identity;

import java.time.Duration;

/** What became of an attempt to log in with a name and a password. */
sealed interface LoginOutcome {
    record LoggedIn(Sessions.Started session) implements LoginOutcome {}

    /** The name or the password is wrong: which of them is not said. */
    record Refused() implements LoginOutcome {}

    /** The person cannot act as what was asked for. */
    record NotTheirRole() implements LoginOutcome {}

    /** Too many attempts have failed. */
    record Locked(Duration pause) implements LoginOutcome {}
}
