package no.samkonsult.scheduling.waiting;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** What REST clients are told about the waiting list. Times are in Europe/Oslo, with offset. */
final class WaitingAnswers {
    private WaitingAnswers() {}

    /** The list, in the order in which they are told. */
    @Serdeable
    record Listed(List<Shown> wishes) {
        static Listed of(List<Wish> wishes) {
            return new Listed(wishes.stream().map(Shown::of).toList());
        }
    }

    /** What stands on it. */
    @Serdeable
    record Shown(
            UUID id,
            UUID patientId,
            List<UUID> required,
            List<UUID> optional,
            int minutes,
            Topic topic,
            OffsetDateTime from,
            OffsetDateTime to,
            OffsetDateTime deadline,
            Priority priority,
            Wish.State state,
            @Nullable UUID consultationId,
            List<Opened> opened) {
        static Shown of(Wish wish) {
            return new Shown(
                    wish.id(),
                    wish.patient().value(),
                    ids(wish.attendees().required()),
                    ids(wish.attendees().optional()),
                    wish.length().minutes(),
                    wish.topic(),
                    local(wish.within().start()),
                    local(wish.within().end()),
                    local(wish.deadline()),
                    wish.priority(),
                    wish.state(),
                    wish.consultation(),
                    wish.offers().stream()
                            .map(offer -> new Opened(local(offer.start()), local(offer.toldAt())))
                            .toList());
        }
    }

    /** A time that opened. */
    @Serdeable
    record Opened(OffsetDateTime start, OffsetDateTime toldAt) {}

    private static List<UUID> ids(List<PersonId> people) {
        return people.stream().map(PersonId::value).toList();
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WallClockRules.ZONE).toOffsetDateTime();
    }
}
