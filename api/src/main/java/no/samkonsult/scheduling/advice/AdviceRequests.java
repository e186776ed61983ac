package no.samkonsult.scheduling.advice;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What REST clients send about advice. Every value may be missing, and is asked for by name. */
final class AdviceRequests {
    private static final Duration USUAL = Duration.ofDays(7);

    private AdviceRequests() {}

    /** A question; without {@code patientId} it is without identity. */
    @Serdeable
    record Wish(
            @Nullable UUID patientId,
            @Nullable UUID hospitalId,
            @Nullable String specialty,
            @Nullable UUID personId,
            @Nullable String question,
            @Nullable Boolean digitsMeant,
            @Nullable OffsetDateTime deadline) {
        AdviceWish wish(Instant now) {
            return new AdviceWish(
                    patientId == null ? null : new PatientId(patientId),
                    new Recipient(
                            new OrganisationId(given("hospitalId", hospitalId)),
                            specialty == null ? "" : specialty,
                            personId == null ? null : new PersonId(personId)),
                    given("question", question),
                    Boolean.TRUE.equals(digitsMeant),
                    deadline == null ? now.plus(USUAL) : deadline.toInstant());
        }
    }

    /** What is written to a question. */
    @Serdeable
    record Said(
            AdviceEntry.@Nullable Kind kind,
            @Nullable String words,
            @Nullable Boolean digitsMeant) {
        AdviceWords said() {
            return new AdviceWords(given("kind", kind), words == null ? "" : words, Boolean.TRUE.equals(digitsMeant));
        }
    }

    /** A colleague of the same hospital. */
    @Serdeable
    record Colleague(
            @Nullable UUID hospitalId,
            @Nullable String specialty,
            @Nullable UUID personId) {
        Recipient recipient() {
            return new Recipient(
                    new OrganisationId(given("hospitalId", hospitalId)),
                    specialty == null ? "" : specialty,
                    new PersonId(given("personId", personId)));
        }
    }
}
