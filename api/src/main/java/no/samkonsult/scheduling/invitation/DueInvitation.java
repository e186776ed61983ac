package no.samkonsult.scheduling.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Something that somebody is to be told now, and that this sender holds.
 *
 * @param changed whether they were told of an earlier version
 * @param failed how many attempts have failed
 */
record DueInvitation(
        UUID consultation,
        PersonId person,
        Method method,
        int version,
        TimeRange time,
        Attendance answered,
        boolean changed,
        int failed) {
    /** The same when it is sent again, by which mail programs know it. */
    UUID messageId() {
        String name = "invitation %s %s %s %d".formatted(consultation, person, method, version);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
