package no.samkonsult.notification;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.shared.PersonId;

/**
 * What waits to be sent. All of it happens in the transaction of whoever calls: what is added is sent once that has
 * committed, and no sending begins after the commit of what cancelled it. See ADR 0009.
 */
@Singleton
public class Outbox {
    /** A sender holds what it is sending for some seconds at most; a nurse who takes an alert waits for it no longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final NoticeTable notices;
    private final Transactions transactions;
    private final Clock clock;

    Outbox(NoticeTable notices, Transactions transactions, Clock clock) {
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds notices; one whose id is known already is not added again, whatever became of it. */
    public void add(Collection<Notice> added) {
        inOwnName(() -> {
            notices.add(added, clock.instant());
            return added.size();
        });
    }

    /** Cancels what is not sent yet about a subject, and what would be tried where it did not come through. */
    public void cancel(String subject) {
        inOwnName(() -> {
            notices.cancelFree(subject, clock.instant());
            for (Duration waited = Duration.ZERO;
                    waited.compareTo(PATIENCE) < 0 && notices.hasOpen(subject);
                    waited = waited.plus(PAUSE)) {
                pause();
                notices.cancelFree(subject, clock.instant());
            }
            return notices.recall(subject);
        });
    }

    /** Where every notice about a subject stands, oldest first. Whoever asks has made sure that it may be shown. */
    public List<NoticeState> about(String subject) {
        return inOwnName(() -> notices.about(subject));
    }

    /** The latest notices to the one who is inside this transaction, or to another where a part of the service asks. */
    public List<NoticeState> latestTo(PersonId recipient, int most) {
        return inOwnName(() -> notices.latestTo(recipient, most));
    }

    private <T> T inOwnName(Supplier<T> work) {
        return transactions.as(SystemPrincipal.NOTIFICATION, _ -> work.get());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
