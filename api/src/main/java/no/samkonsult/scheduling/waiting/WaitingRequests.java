package no.samkonsult.scheduling.waiting;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** What REST clients send about the waiting list. Every value may be missing, and what is needed is asked for by name. */
final class WaitingRequests {
    private WaitingRequests() {}

    /** What is waited for. */
    @Serdeable
    record Asked(
            @Nullable UUID patientId,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable Integer minutes,
            @Nullable Topic topic,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable OffsetDateTime deadline,
            @Nullable Priority priority) {
        Wanted wanted() {
            Instant start = given("from", from).toInstant();
            Instant end = given("to", to).toInstant();
            if (!start.isBefore(end)) {
                throw new InvalidInput("to", "is not after from");
            }
            return new Wanted(
                    new PatientId(given("patientId", patientId)),
                    new Attendees(people(given("required", required)), people(optional == null ? List.of() : optional)),
                    new MeetingLength(given("minutes", minutes)),
                    topic == null ? Topic.OTHER : topic,
                    TimeRange.of(start, end),
                    deadline == null ? end : deadline.toInstant(),
                    priority == null ? Priority.USUAL : priority);
        }
    }

    private static List<PersonId> people(List<UUID> ids) {
        return ids.stream().map(PersonId::new).toList();
    }
}
