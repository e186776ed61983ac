package no.samkonsult.scheduling.proposal;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What REST clients send about proposals. Every value may be missing, and is asked for by name. */
final class ProposalRequests {
    static final int LONGEST_REASON = 500;

    private static final Duration USUAL = Duration.ofHours(48);

    private ProposalRequests() {}

    /** A proposal. */
    @Serdeable
    record Wish(
            @Nullable UUID patientId,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable List<OffsetDateTime> times,
            @Nullable Integer minutes,
            @Nullable Topic topic,
            @Nullable Boolean professionalsAsked,
            @Nullable OffsetDateTime deadline) {
        ProposalWish wish(Instant now) {
            List<Instant> starts = given("times", times).stream()
                    .map(OffsetDateTime::toInstant)
                    .toList();
            return new ProposalWish(
                    new PatientId(given("patientId", patientId)),
                    new Attendees(people(given("required", required)), people(optional == null ? List.of() : optional)),
                    new MeetingLength(given("minutes", minutes)),
                    topic == null ? Topic.OTHER : topic,
                    Boolean.TRUE.equals(professionalsAsked),
                    starts,
                    deadline == null ? usual(now, starts) : deadline.toInstant());
        }

        private static Instant usual(Instant now, List<Instant> starts) {
            return starts.isEmpty() ? now : ProposalRules.deadline(now, USUAL, starts);
        }
    }

    /** An answer: which of the times fit. */
    @Serdeable
    record Said(
            @Nullable List<OffsetDateTime> fitting,
            @Nullable OffsetDateTime best,
            @Nullable String suggestion) {
        Answer answer() {
            return said(fitting, best, suggestion);
        }
    }

    /** An answer that was given by word of mouth. */
    @Serdeable
    record Heard(
            @Nullable UUID person,
            @Nullable UUID saidBy,
            @Nullable OffsetDateTime saidAt,
            @Nullable List<OffsetDateTime> fitting,
            @Nullable OffsetDateTime best,
            @Nullable String suggestion) {
        Answer answer() {
            return said(fitting, best, suggestion);
        }

        Spoken spoken() {
            return new Spoken(
                    new PersonId(given("person", person)),
                    new PersonId(given("saidBy", saidBy)),
                    given("saidAt", saidAt).toInstant());
        }
    }

    private static Answer said(
            @Nullable List<OffsetDateTime> fitting, @Nullable OffsetDateTime best, @Nullable String suggestion) {
        Set<Instant> times = given("fitting", fitting).stream()
                .map(OffsetDateTime::toInstant)
                .collect(Collectors.toUnmodifiableSet());
        return new Answer(times, best == null ? null : best.toInstant(), suggestion == null ? "" : suggestion);
    }

    /** The time that is chosen by hand. */
    @Serdeable
    record Choice(@Nullable OffsetDateTime start) {
        Instant checkedStart() {
            return given("start", start).toInstant();
        }
    }

    /** A withdrawal. */
    @Serdeable
    record Regret(@Nullable String reason) {
        String checkedReason() {
            String stripped = given("reason", reason).strip();
            if (stripped.isEmpty() || stripped.length() > LONGEST_REASON) {
                throw new InvalidInput("reason", "must be 1 to %d characters".formatted(LONGEST_REASON));
            }
            return stripped;
        }
    }

    private static List<PersonId> people(List<UUID> ids) {
        return ids.stream().map(PersonId::new).toList();
    }
}
