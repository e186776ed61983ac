package no.samkonsult.scheduling.advice;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.shared.PersonId;

/** Tells people that a question waits for them or is answered, in the transaction of the caller, with no word of what or whom it is about. */
@Singleton
class AdviceNews {
    private final Outbox outbox;

    AdviceNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Somebody is to answer. */
    void asked(UUID advice, PersonId holder, Instant at) {
        tell(advice, List.of(holder), "asked", at);
    }

    /** Whoever asked is to tell more. */
    void questioned(UUID advice, PersonId asker, Instant at) {
        tell(advice, List.of(asker), "more", at);
    }

    void answered(UUID advice, PersonId asker, Instant at) {
        silence(advice);
        tell(advice, List.of(asker), "answered", at);
    }

    void overdue(UUID advice, Collection<PersonId> people, Instant at) {
        tell(advice, people, "overdue", at);
    }

    /** What is not sent yet is not sent any more. */
    void silence(UUID advice) {
        outbox.cancel(subject(advice));
    }

    private void tell(UUID advice, Collection<PersonId> people, String what, Instant at) {
        outbox.add(people.stream()
                .distinct()
                .map(person -> notice(advice, person, what, at))
                .toList());
    }

    private static Notice notice(UUID advice, PersonId recipient, String what, Instant at) {
        String once = "%s/%s/%s/%s".formatted(subject(advice), recipient, what, at);
        return new Notice(
                UUID.nameUUIDFromBytes(once.getBytes(UTF_8)),
                subject(advice),
                recipient,
                List.of(Channel.EMAIL, Channel.SMS),
                Urgency.YELLOW,
                "notice.advice." + what,
                List.of(),
                "/advice/" + advice);
    }

    private static String subject(UUID advice) {
        return "advice/" + advice;
    }
}
