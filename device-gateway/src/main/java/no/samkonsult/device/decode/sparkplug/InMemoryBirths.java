package no.samkonsult.device.decode.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Births as one process remembers them, for tests and benchmarks. */
public final class InMemoryBirths implements Births {
    private final Map<EdgeNode, Map<String, Birth>> births = new HashMap<>();
    private final Map<EdgeNode, Integer> sequences = new HashMap<>();
    private final Set<EdgeNode> asked = new HashSet<>();

    @Override
    public synchronized List<Birth> find(EdgeNode edge) {
        return new ArrayList<>(births.getOrDefault(edge, Map.of()).values());
    }

    @Override
    public synchronized void save(EdgeNode edge, Birth birth) {
        Map<String, Birth> ofEdge = births.computeIfAbsent(edge, _ -> new TreeMap<>());
        ofEdge.merge(birth.device(), birth, (earlier, later) -> later.at().isBefore(earlier.at()) ? earlier : later);
        if (birth.isOfEdgeNode()) {
            ofEdge.values()
                    .removeIf(other -> !other.isOfEdgeNode() && other.at().isBefore(birth.at()));
            asked.remove(edge);
        }
    }

    @Override
    public synchronized OptionalInt sequence(EdgeNode edge, int number) {
        Integer earlier = sequences.put(edge, number);
        return earlier == null ? OptionalInt.empty() : OptionalInt.of(earlier);
    }

    @Override
    public synchronized void askForRebirth(EdgeNode edge) {
        asked.add(edge);
    }

    /** The edge nodes that were asked and have not answered. */
    public synchronized Set<EdgeNode> asked() {
        return Set.copyOf(asked);
    }
}
