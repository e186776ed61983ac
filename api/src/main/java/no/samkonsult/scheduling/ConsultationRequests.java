package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toSet;
import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.invitation.answer.Answer;
import no.samkonsult.scheduling.overbooking.Overbooking;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** What REST clients send about consultations. Every value may be missing, and is asked for by name. */
final class ConsultationRequests {
    private static final int DEFAULT_LIMIT = 10;
    private static final int LONGEST_REASON = 500;

    private ConsultationRequests() {}

    /** A search. */
    @Serdeable
    record Wanted(
            @Nullable UUID patientId,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable List<AnyOne> requiredRoles,
            @Nullable List<AnyOne> optionalRoles,
            @Nullable List<UUID> resources,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Integer minutes,
            @Nullable Integer limit) {
        SearchRequest request() {
            Instant start = given("from", from).toInstant();
            Instant end = given("to", to).toInstant();
            if (!start.isBefore(end)) {
                throw new InvalidInput("to", "is not after from");
            }
            return new SearchRequest(
                    new PatientId(given("patientId", patientId)),
                    attendees(required, optional, requiredRoles, optionalRoles, resources),
                    TimeRange.of(start, end),
                    new MeetingLength(given("minutes", minutes)),
                    limit == null ? DEFAULT_LIMIT : limit);
        }
    }

    /** A booking. */
    @Serdeable
    record Wish(
            @Nullable UUID patientId,
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable List<AnyOne> requiredRoles,
            @Nullable List<AnyOne> optionalRoles,
            @Nullable List<UUID> resources,
            @Nullable OffsetDateTime start,
            @Nullable Integer minutes,
            @Nullable Topic topic,
            @Nullable Overbook overbook) {
        BookingRequest request() {
            return new BookingRequest(
                    new PatientId(given("patientId", patientId)),
                    attendees(required, optional, requiredRoles, optionalRoles, resources),
                    given("start", start).toInstant(),
                    new MeetingLength(given("minutes", minutes)),
                    topic == null ? Topic.OTHER : topic,
                    overbook == null ? null : overbook.overbooking());
        }
    }

    /** A colleague who is to come even where their time is taken. */
    @Serdeable
    record Overbook(@Nullable UUID personId, @Nullable String reason) {
        Overbooking overbooking() {
            return new Overbooking(
                    new PersonId(given("overbook.personId", personId)), given("overbook.reason", reason));
        }
    }

    /**
     * Any one of those who hold a role.
     *
     * @param personId whom to take where they are free, such as whom the search has named
     */
    @Serdeable
    record AnyOne(
            @Nullable Role role,
            @Nullable UUID organisationId,
            @Nullable String specialty,
            @Nullable UUID personId) {
        AnyOf role(String field) {
            return new AnyOf(
                    given(field + ".role", role),
                    new OrganisationId(given(field + ".organisationId", organisationId)),
                    specialty);
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

    /** An answer to an invitation. */
    @Serdeable
    record Reply(@Nullable String answer, @Nullable String comment) {
        Answer answered() {
            return Answer.of(answer, comment);
        }
    }

    private static Attendees attendees(
            @Nullable List<UUID> required,
            @Nullable List<UUID> optional,
            @Nullable List<AnyOne> requiredRoles,
            @Nullable List<AnyOne> optionalRoles,
            @Nullable List<UUID> resources) {
        List<AnyOne> needed = orNone(requiredRoles);
        List<AnyOne> wanted = orNone(optionalRoles);
        return new Attendees(
                people(given("required", required)),
                people(orNone(optional)),
                new Attendees.Roles(
                        needed.stream().map(one -> one.role("requiredRoles")).toList(),
                        wanted.stream().map(one -> one.role("optionalRoles")).toList(),
                        Stream.concat(needed.stream(), wanted.stream())
                                .flatMap(one -> Stream.ofNullable(one.personId()))
                                .map(PersonId::new)
                                .collect(toSet())),
                orNone(resources));
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static List<PersonId> people(List<UUID> ids) {
        return ids.stream().map(PersonId::new).toList();
    }
}
