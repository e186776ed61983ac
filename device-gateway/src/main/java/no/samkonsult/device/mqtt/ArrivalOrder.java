package no.samkonsult.device.mqtt;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Acknowledges in the order of arrival, as MQTT 5 asks [MQTT-4.6.0-2], though urgent messages are stored before others: theirs
 * wait for those before them. What is set aside is passed over, since it could otherwise hold up every device.
 */
final class ArrivalOrder {
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Set<Work> settled = Collections.newSetFromMap(new IdentityHashMap<>());

    synchronized void arrived(Work work) {
        waiting.add(work);
    }

    /** They are stored: acknowledges each that has nothing unsettled before it. */
    synchronized void settle(Collection<Work> stored) {
        stored.stream().filter(work -> work.delivery().isCurrent()).forEach(settled::add);
        while (!waiting.isEmpty() && isDone(waiting.getFirst())) {
            Work next = waiting.removeFirst();
            if (settled.remove(next)) {
                next.delivery().acknowledge();
            }
        }
    }

    /** It is set aside, and acknowledged by itself once it is stored. */
    synchronized void passOver(Work work) {
        waiting.removeIf(each -> each == work);
    }

    private boolean isDone(Work work) {
        return settled.contains(work) || !work.delivery().isCurrent();
    }
}
