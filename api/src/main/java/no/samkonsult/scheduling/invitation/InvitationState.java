package no.samkonsult.scheduling.invitation;

import java.time.Instant;

/** What is known of somebody's being told of a consultation. */
public sealed interface InvitationState {
    /** How they were told. */
    enum Way {
        EMAIL,
        SMS,
        /** Somebody rang, or said it. */
        PERSON
    }

    /** It has not gone out yet. */
    record Waiting() implements InvitationState {}

    /** @param cancelled whether they were told that they are not to come */
    record Told(Instant at, Way way, boolean cancelled) implements InvitationState {}

    /** There is no address, or nothing came through there: somebody must ring. */
    record Unreached() implements InvitationState {}
}
