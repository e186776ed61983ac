package no.samkonsult.scheduling.waiting;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.JointSearch;
import no.samkonsult.scheduling.waiting.OpeningTable.Opening;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.TimeRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds whom an opening helps, and tells them one at a time: by priority, then by age, and the next only when the one before has had
 * some minutes to book it. Whoever books first has it.
 */
@Singleton
class Openings {
    /** How long the one who was told has it to themself. */
    static final Duration WAIT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
    private static final Duration STEP = Duration.ofMinutes(5);

    private final OpeningTable openings;
    private final WishTable wishes;
    private final WaitingNews news;
    private final Calendars calendars;
    private final JointSearch search;
    private final Transactions transactions;
    private final Clock clock;

    Openings(
            OpeningTable openings,
            WishTable wishes,
            WaitingNews news,
            Calendars calendars,
            JointSearch search,
            Transactions transactions,
            Clock clock) {
        this.openings = openings;
        this.wishes = wishes;
        this.news = news;
        this.calendars = calendars;
        this.search = search;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round; several processes may go one at the same time. Each opening is a transaction of its own. */
    void round() {
        transactions.as(SystemPrincipal.WAITING, _ -> {
            wishes.settle(clock.instant());
            List<UUID> expired = wishes.expire(clock.instant());
            wishes.find(expired).forEach(news::expired);
            return expired;
        });
        boolean more = true;
        while (more) {
            more = transactions.as(SystemPrincipal.WAITING, _ -> next());
        }
    }

    private boolean next() {
        Instant now = clock.instant();
        Optional<Opening> due = openings.due(now);
        due.ifPresent(opening -> look(opening, now));
        return due.isPresent();
    }

    private void look(Opening opening, Instant now) {
        for (Wish wish : wishes.find(openings.waiting(opening, now))) {
            Optional<Instant> start = fits(wish, opening);
            if (start.isPresent()) {
                openings.tell(opening, wish.id(), start.get(), now, now.plus(WAIT));
                news.opened(wish, opening.id());
                LOG.info("opening={} told to wish={}", opening.id(), wish.id());
                return;
            }
        }
        openings.close(opening);
    }

    /** The best time at which they could meet and could not before: one that takes something of what opened. */
    private Optional<Instant> fits(Wish wish, Opening opening) {
        Duration beside = wish.length().duration().minus(STEP);
        Instant from = later(wish.within().start(), opening.time().start().minus(beside));
        Instant to = sooner(wish.within().end(), opening.time().end().plus(beside));
        if (Duration.between(from, to).compareTo(wish.length().duration()) < 0) {
            return Optional.empty();
        }
        try {
            return calendars
                    .gather(wish.patient(), wish.attendees(), TimeRange.of(from, to))
                    .search(search.earliest(), wish.length(), 1)
                    .candidates()
                    .stream()
                    .map(candidate -> candidate.time().start())
                    .findFirst();
        } catch (InvalidInput _) {
            return Optional.empty(); // somebody works there no more
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
