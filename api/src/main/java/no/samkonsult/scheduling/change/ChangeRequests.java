package no.samkonsult.scheduling.change;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What REST clients send to change a consultation. Every value may be missing, and what is needed is asked for by name. */
final class ChangeRequests {
    private ChangeRequests() {}

    /** Another time. */
    @Serdeable
    record Move(
            @Nullable OffsetDateTime start,
            @Nullable Integer minutes,
            @Nullable Integer version,
            @Nullable ChangeReason reason) {
        Change change(UUID consultation) {
            return new Change(
                    consultation,
                    version,
                    given("start", start).toInstant(),
                    minutes == null ? null : new MeetingLength(minutes),
                    null,
                    null,
                    given("reason", reason));
        }
    }

    /** Another person. */
    @Serdeable
    record Replacement(
            @Nullable UUID person,
            @Nullable UUID by,
            @Nullable Integer version,
            @Nullable ChangeReason reason) {
        Change change(UUID consultation) {
            return new Change(
                    consultation,
                    version,
                    null,
                    null,
                    new PersonId(given("person", person)),
                    by == null ? null : new PersonId(by),
                    given("reason", reason));
        }
    }
}
