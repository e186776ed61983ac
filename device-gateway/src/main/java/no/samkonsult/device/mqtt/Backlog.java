package no.samkonsult.device.mqtt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Decoded messages on their way to the sink. Urgent ones are taken before all others, and at once; the others wait a few
 * milliseconds for company, since a commit costs the same for one as for hundreds.
 */
final class Backlog {
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration LINGER = Duration.ofMillis(5);

    private final Deque<Work> urgent = new ArrayDeque<>();
    private final Deque<Work> ordinary = new ArrayDeque<>();
    private final int room;

    Backlog(int room) {
        this.room = room;
    }

    /** Waits for room. */
    synchronized void add(Work work, boolean isUrgent) throws InterruptedException {
        while (urgent.size() + ordinary.size() >= room) {
            wait();
        }
        (isUrgent ? urgent : ordinary).add(work);
        notifyAll();
    }

    /** The urgent ones where there are any; otherwise what is there and comes soon; empty when nothing came for a while. */
    synchronized List<Work> take(int most) throws InterruptedException {
        awaitUntil(System.nanoTime() + PATIENCE.toNanos(), 1);
        if (!ordinary.isEmpty()) {
            awaitUntil(System.nanoTime() + LINGER.toNanos(), most);
        }
        List<Work> taken = drain(urgent.isEmpty() ? ordinary : urgent, most);
        notifyAll();
        return taken;
    }

    private void awaitUntil(long deadline, int enough) throws InterruptedException {
        for (long left = deadline - System.nanoTime();
                left > 0 && urgent.isEmpty() && ordinary.size() < enough;
                left = deadline - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    private static List<Work> drain(Deque<Work> from, int most) {
        List<Work> drained = new ArrayList<>(Math.min(most, from.size()));
        while (!from.isEmpty() && drained.size() < most) {
            drained.add(from.removeFirst());
        }
        return drained;
    }
}
