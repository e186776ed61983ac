package no.samkonsult.scheduling.series;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What REST clients send about series. Every value may be missing, and what is needed is asked for by name. */
final class SeriesRequests {
    private static final int LONGEST_REASON = 500;

    private SeriesRequests() {}

    /** A rule to be looked at, for a consultation that is booked or for one that is not. */
    @Serdeable
    record Rule(
            @Nullable UUID consultationId,
            @Nullable UUID patientId,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable OffsetDateTime start,
            @Nullable Integer minutes,
            @Nullable Integer everyWeeks,
            @Nullable Integer times,
            @Nullable LocalDate until) {
        SeriesWish wish() {
            return of(patientId, required, optional, given("start", start).toInstant(), minutes, null);
        }

        Recurrence recurrence(Instant first) {
            int weeks = given("everyWeeks", everyWeeks);
            return until == null
                    ? new Recurrence(weeks, given("times", times))
                    : Recurrence.until(weeks, WallClockRules.dayOf(first), until);
        }
    }

    /** A series to be booked, at times that were looked at; where the first is booked already, those after it. */
    @Serdeable
    record Wish(
            @Nullable UUID consultationId,
            @Nullable UUID patientId,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable Integer minutes,
            @Nullable Topic topic,
            @Nullable Integer everyWeeks,
            @Nullable List<OffsetDateTime> starts) {
        List<Instant> chosen() {
            return given("starts", starts).stream()
                    .map(OffsetDateTime::toInstant)
                    .toList();
        }

        SeriesWish wish() {
            Instant first = chosen().stream()
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("starts", "must be 2 to %d".formatted(Recurrence.MOST)));
            return of(patientId, required, optional, first, minutes, topic);
        }

        int checkedWeeks() {
            return new Recurrence(given("everyWeeks", everyWeeks), 2).everyWeeks();
        }
    }

    /** When one of a series is to begin instead. */
    @Serdeable
    record Wanted(@Nullable OffsetDateTime start) {
        Instant checkedStart() {
            return given("start", start).toInstant();
        }
    }

    /** A move of one of a series and of later ones. */
    @Serdeable
    record Moves(@Nullable List<Move> moves, @Nullable ChangeReason reason) {
        List<Change> changes() {
            List<Move> given = given("moves", moves);
            if (given.isEmpty()) {
                throw new InvalidInput("moves", "names nothing");
            }
            return given.stream()
                    .map(move -> move.change(given("reason", reason)))
                    .toList();
        }
    }

    /** The move of one. */
    @Serdeable
    record Move(
            @Nullable UUID consultationId,
            @Nullable OffsetDateTime start,
            @Nullable Integer version) {
        Change change(ChangeReason reason) {
            return new Change(
                    given("consultationId", consultationId),
                    version,
                    given("start", start).toInstant(),
                    null,
                    null,
                    null,
                    reason);
        }
    }

    /** A cancellation. */
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

    private static SeriesWish of(
            @Nullable UUID patient,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            Instant first,
            @Nullable Integer minutes,
            @Nullable Topic topic) {
        return new SeriesWish(
                new PatientId(given("patientId", patient)),
                new Attendees(people(given("required", required)), people(optional == null ? List.of() : optional)),
                new MeetingLength(given("minutes", minutes)),
                topic == null ? Topic.OTHER : topic,
                first,
                null);
    }

    private static List<PersonId> people(List<UUID> ids) {
        return ids.stream().map(PersonId::new).toList();
    }
}
