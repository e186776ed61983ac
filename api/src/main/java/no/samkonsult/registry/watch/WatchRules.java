package no.samkonsult.registry.watch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One cause, one alert: which of the devices that are missed are to be told by themselves. */
final class WatchRules {
    private WatchRules() {}

    /** What a round makes of the devices that are newly missed. */
    sealed interface Finding {
        /** Those that are missed for a cause of their own. */
        List<Missed> devices();

        record EachByItself(List<Missed> devices) implements Finding {}

        record OneCause(List<Missed> devices) implements Finding {}
    }

    /**
     * What to make of devices that are newly missed. One beneath a gateway that is missed itself is no finding: nobody can hear
     * it. More than {@code many} at once have one cause, and so has what falls silent while such a cause lasts.
     */
    static Finding judge(List<Missed> due, Set<Integer> missedBefore, boolean outage, int many) {
        var missed = new HashSet<>(missedBefore);
        due.forEach(device -> missed.add(device.key()));
        List<Missed> own = due.stream()
                .filter(device -> device.gateway() == null || !missed.contains(device.gateway()))
                .toList();
        return outage || own.size() > many ? new Finding.OneCause(own) : new Finding.EachByItself(own);
    }

    /** Whether what so many fell silent of is over, by how many of them still are. */
    static boolean isOver(int stillSilent, int many) {
        return stillSilent <= many / 2;
    }
}
