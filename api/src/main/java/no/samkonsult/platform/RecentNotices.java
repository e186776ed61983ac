package no.samkonsult.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Set;

/**
 * The notices of the last minute, for a page that opens its stream: what changed after the page was begun and before that would
 * otherwise never reach it.
 */
final class RecentNotices {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    /** How far apart the clocks of two processes may be: one made the page, the other has the stream. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);

    private record Notice(Instant at, Set<String> topics) {}

    private final InstantSource clock;
    private final Deque<Notice> notices = new ArrayDeque<>();
    private Instant completeSince = Instant.MAX;

    RecentNotices(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on every notice is heard; those before are not known. */
    synchronized void begin() {
        notices.clear();
        completeSince = clock.instant();
    }

    synchronized void add(Set<String> topics) {
        Instant now = clock.instant();
        notices.addLast(new Notice(now, topics));
        while (notices.size() > MOST || notices.getFirst().at().isBefore(now.minus(KEPT))) {
            completeSince = notices.removeFirst().at().plusNanos(1);
        }
    }

    /** Whether one of the topics has changed since an instant, as far as can be told: where it cannot, it may have. */
    synchronized boolean mayHaveChanged(Set<String> topics, Instant since) {
        Instant from = since.minus(CLOCKS_APART);
        return from.isBefore(completeSince)
                || notices.stream()
                        .filter(notice -> !notice.at().isBefore(from))
                        .anyMatch(notice -> concerns(notice.topics(), topics));
    }

    /** Whether a notice is about one of the topics. */
    static boolean concerns(Set<String> notice, Set<String> topics) {
        return notice.contains(LiveNotices.EVERYTHING) || !Collections.disjoint(notice, topics);
    }
}
