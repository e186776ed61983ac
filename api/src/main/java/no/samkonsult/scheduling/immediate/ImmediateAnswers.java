package no.samkonsult.scheduling.immediate;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.immediate.choice.Candidate;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What REST clients are told about immediate consultations. Times are in Europe/Oslo, with offset. */
final class ImmediateAnswers {
    private ImmediateAnswers() {}

    /** Those who could be rung in a role, the nearest first. */
    @Serdeable
    record Choice(Role role, List<Available> people) {
        static Choice of(RoleChoice choice) {
            return new Choice(
                    choice.role(),
                    choice.candidates().stream()
                            .map(candidate -> Available.of(candidate, choice.isTicked(candidate)))
                            .toList());
        }
    }

    /** Somebody who could be rung. */
    @Serdeable
    record Available(
            UUID personId,
            String name,
            String organisation,
            boolean own,
            Candidate.Standing standing,
            boolean suggested) {
        static Available of(Candidate candidate, boolean suggested) {
            return new Available(
                    candidate.person().value(),
                    candidate.name(),
                    candidate.organisationName(),
                    candidate.own(),
                    candidate.standing(),
                    suggested);
        }
    }

    /** A call. */
    @Serdeable
    record Shown(
            UUID id,
            UUID patientId,
            @Nullable UUID alertId,
            int minutes,
            Call.State state,
            OffsetDateTime since,
            @Nullable UUID consultationId,
            List<Rung> people) {
        static Shown of(CallView view) {
            Call call = view.call();
            return new Shown(
                    call.id(),
                    call.patient().value(),
                    call.alert(),
                    call.length().minutes(),
                    view.state(),
                    local(call.since()),
                    call.consultation(),
                    view.visible().stream().map(ring -> Rung.of(ring, view)).toList());
        }
    }

    /** Somebody who is rung. */
    @Serdeable
    record Rung(
            UUID personId,
            String name,
            Role role,
            String organisation,
            int times,
            Ring.State state,
            OffsetDateTime rungAt,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime seenAt,
            @Nullable OffsetDateTime endedAt) {
        static Rung of(Ring ring, CallView view) {
            return new Rung(
                    ring.person().value(),
                    ring.name(),
                    ring.role(),
                    ring.organisationName(),
                    ring.times(),
                    view.state(ring),
                    local(ring.rungAt()),
                    local(ring.expiresAt()),
                    perhaps(ring.seenAt()),
                    perhaps(ring.endedAt()));
        }
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WallClockRules.ZONE).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime perhaps(@Nullable Instant instant) {
        return instant == null ? null : local(instant);
    }
}
