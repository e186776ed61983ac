package no.samkonsult.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processor time of this process and of those that take part: database and broker, with their children. */
record CpuTime(List<ProcessHandle> others) {
    /** So far. */
    Duration spent() {
        Set<ProcessHandle> all = new HashSet<>(others);
        others.forEach(each -> each.descendants().forEach(all::add));
        all.add(ProcessHandle.current());
        return all.stream()
                .map(each -> each.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
