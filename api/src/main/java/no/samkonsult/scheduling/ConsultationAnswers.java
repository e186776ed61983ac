package no.samkonsult.scheduling;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.outside.Freshness;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What REST clients are told about consultations. Times are in Europe/Oslo, with offset. */
public final class ConsultationAnswers {
    private ConsultationAnswers() {}

    /** What a search found. */
    @Serdeable
    record Answer(List<Offer> candidates, List<Miss> nearMisses, List<Why> reasons, List<Kept> calendars) {
        static Answer of(Search.Found found) {
            SearchResult result = found.result();
            return new Answer(
                    result.candidates().stream()
                            .map(candidate -> Offer.of(candidate, found.names()))
                            .toList(),
                    result.nearMisses().stream()
                            .map(miss -> new Miss(
                                    local(miss.time().start()),
                                    local(miss.time().end()),
                                    Named.of(miss.busy(), found)))
                            .toList(),
                    result.reasons().stream()
                            .map(reason -> Why.of(reason, found))
                            .toList(),
                    found.freshness().keySet().stream()
                            .sorted(Comparator.comparing(PersonId::value))
                            .map(person -> Kept.of(person, found))
                            .toList());
        }
    }

    /** A time to choose. */
    @Serdeable
    public record Offer(
            OffsetDateTime start,
            OffsetDateTime end,
            List<UUID> optionalFree,
            List<Chosen> chosen,
            List<UUID> unsuited) {
        public static Offer of(Candidate candidate) {
            return of(candidate, Map.of());
        }

        static Offer of(Candidate candidate, Map<PersonId, String> names) {
            return new Offer(
                    local(candidate.time().start()),
                    local(candidate.time().end()),
                    candidate.optionalFree().stream().map(PersonId::value).toList(),
                    candidate.chosen().entrySet().stream()
                            .map(chosen -> new Chosen(
                                    Post.of(chosen.getKey()), chosen.getValue().value(), names.get(chosen.getValue())))
                            .toList(),
                    candidate.unsuited().stream().map(PersonId::value).toList());
        }
    }

    /** Who would come for a role; without the name where the client was told it before. */
    @Serdeable
    public record Chosen(Post role, UUID personId, @Nullable String name) {}

    /** A role that anybody may fill who holds it. */
    @Serdeable
    public record Post(
            Role role, UUID organisationId, @Nullable String specialty) {
        static Post of(AnyOf role) {
            return new Post(role.role(), role.organisation().value(), role.specialty());
        }
    }

    @Serdeable
    record Miss(OffsetDateTime start, OffsetDateTime end, Named busy) {}

    /** A person, or a role that anybody may fill. */
    @Serdeable
    public record Named(
            @Nullable UUID personId,
            @Nullable UUID resourceId,
            @Nullable String name,
            @Nullable Post role) {
        static Named of(Asked party, Search.Found found) {
            return switch (party) {
                case Asked.One(PersonId person) -> of(person, found);
                case AnyOf role -> new Named(null, null, null, Post.of(role));
                case Asked.Thing(UUID resource) ->
                    new Named(null, resource, found.names().get(new PersonId(resource)), null);
            };
        }

        public static Named of(Participant participant) {
            return new Named(participant.person().value(), null, participant.name(), null);
        }

        public static Named of(Resource resource) {
            return new Named(null, resource.id(), resource.name(), null);
        }

        static Named of(PersonId person, Search.Found found) {
            return new Named(person.value(), null, found.names().getOrDefault(person, ""), null);
        }
    }

    /** How new that is which is known of somebody's time; {@code at} where some of it is fetched from elsewhere. */
    @Serdeable
    record Kept(Named party, String freshness, @Nullable OffsetDateTime at) {
        static Kept of(PersonId person, Search.Found found) {
            Named party = Named.of(person, found);
            return switch (found.freshness().getOrDefault(person, new Freshness.Native())) {
                case Freshness.Native() -> new Kept(party, "NATIVE", null);
                case Freshness.FetchedAt(Instant at) -> new Kept(party, "FETCHED", local(at));
                case Freshness.StaleSince(Instant at) -> new Kept(party, "STALE", local(at));
            };
        }
    }

    /** Why nothing was found. */
    @Serdeable
    public record Why(String code, @Nullable Named party) {
        public static Why of(Reason reason, Search.Found found) {
            return switch (reason) {
                case Reason.WindowTooShort() -> new Why("WINDOW_TOO_SHORT", null);
                case Reason.LeadTime() -> new Why("LEAD_TIME", null);
                case Reason.NoCommonWorkingHours() -> new Why("NO_COMMON_WORKING_HOURS", null);
                case Reason.PartyUnavailable(Asked party) -> new Why("PARTY_UNAVAILABLE", Named.of(party, found));
                case Reason.CalendarStale(PersonId party) -> new Why("CALENDAR_STALE", Named.of(party, found));
                case Reason.NoCommonFreeTime() -> new Why("NO_COMMON_FREE_TIME", null);
            };
        }
    }

    /** Problem details that say what else is free. */
    @Serdeable
    record SlotTaken(String type, String title, int status, String code, String detail, List<Offer> alternatives) {
        static SlotTaken of(List<Candidate> alternatives) {
            var problem = Problem.of(
                    HttpStatus.CONFLICT, "slot-taken", "Somebody's time is no longer free, so nobody's was taken.");
            return new SlotTaken(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.code(),
                    problem.detail(),
                    alternatives.stream().map(Offer::of).toList());
        }
    }

    /** A page of consultations. */
    @Serdeable
    record Mine(List<Shown> consultations, @Nullable OffsetDateTime next) {}

    /** A consultation. */
    @Serdeable
    public record Shown(
            UUID id,
            UUID patientId,
            Topic topic,
            OffsetDateTime start,
            OffsetDateTime end,
            String zone,
            LocalDateTime localStart,
            Consultation.Status status,
            @Nullable String cancelReason,
            UUID createdBy,
            int version,
            List<Present> participants) {
        public static Shown of(Consultation consultation) {
            return new Shown(
                    consultation.id(),
                    consultation.patient().value(),
                    consultation.topic(),
                    local(consultation.time().start()),
                    local(consultation.time().end()),
                    consultation.zone(),
                    consultation.localStart(),
                    consultation.status(),
                    consultation.cancelReason(),
                    consultation.createdBy().value(),
                    consultation.version(),
                    consultation.participants().stream().map(Present::of).toList());
        }
    }

    /** A participant. */
    @Serdeable
    public record Present(
            UUID personId,
            String name,
            Role role,
            @Nullable String organisation,
            boolean required,
            Consultation.Attendance attendance) {
        static Present of(Participant participant) {
            return new Present(
                    participant.person().value(),
                    participant.name(),
                    participant.role(),
                    participant.organisationName(),
                    participant.required(),
                    participant.attendance());
        }
    }

    /** A practitioner in one post. */
    @Serdeable
    public record Choice(
            UUID personId,
            String name,
            Role role,
            UUID organisationId,
            String organisation,
            @Nullable String specialty) {
        public static Choice of(Practitioner practitioner) {
            return new Choice(
                    practitioner.person().value(),
                    practitioner.name(),
                    practitioner.role(),
                    practitioner.organisation().value(),
                    practitioner.organisationName(),
                    practitioner.specialty());
        }
    }

    static OffsetDateTime local(Instant instant) {
        return instant.atZone(WallClockRules.ZONE).toOffsetDateTime();
    }
}
