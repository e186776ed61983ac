package no.samkonsult.scheduling.waiting;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;

/** Tells whoever put something on the list, in the transaction of the caller, with no word of whom it is about. */
@Singleton
class WaitingNews {
    private final Outbox outbox;

    WaitingNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void opened(Wish wish, long opening) {
        tell(wish, "opened", Long.toString(opening));
    }

    void expired(Wish wish) {
        silence(wish.id());
        tell(wish, "expired", "");
    }

    /** What is not sent yet is not sent any more. */
    void silence(UUID wish) {
        outbox.cancel(subject(wish));
    }

    private void tell(Wish wish, String what, String which) {
        String once = "%s/%s/%s".formatted(subject(wish.id()), what, which);
        outbox.add(List.of(new Notice(
                UUID.nameUUIDFromBytes(once.getBytes(UTF_8)),
                subject(wish.id()),
                wish.maker(),
                List.of(Channel.SMS, Channel.EMAIL),
                Urgency.YELLOW,
                "notice.waiting." + what,
                List.of(),
                "/waiting/" + wish.id())));
    }

    private static String subject(UUID wish) {
        return "waiting/" + wish;
    }
}
