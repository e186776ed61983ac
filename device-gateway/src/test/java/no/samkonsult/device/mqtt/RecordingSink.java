package no.samkonsult.device.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Arrival.Decoded;
import no.samkonsult.device.Arrival.Undecodable;
import no.samkonsult.device.Intake;
import no.samkonsult.device.ReadingSink;

/** A sink in memory: all or nothing, each payload once, and refusing what the test tells it to. */
final class RecordingSink implements ReadingSink {
    private final List<Arrival> stored = new CopyOnWriteArrayList<>();
    private final List<Arrival> duplicates = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Predicate<Arrival> refused = _ -> false;
    private volatile Predicate<Arrival> urgent = _ -> false;
    private Predicate<Arrival> held = _ -> false;

    @Override
    public List<Intake> store(List<Arrival> arrivals) {
        awaitRelease(arrivals);
        if (arrivals.stream().anyMatch(refused)) {
            throw new IllegalStateException("refused");
        }
        List<Intake> intakes = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            intakes.add(store(arrival));
        }
        return intakes;
    }

    @Override
    public boolean isUrgent(Arrival arrival) {
        asked.incrementAndGet();
        return urgent.test(arrival);
    }

    void urge(Predicate<Arrival> which) {
        urgent = which;
    }

    /** How many arrivals have been decoded: each is asked about once. */
    int asked() {
        return asked.get();
    }

    /** Storing waits while any of these is among them. */
    synchronized void hold(Predicate<Arrival> which) {
        held = which;
        notifyAll();
    }

    private synchronized void awaitRelease(List<Arrival> arrivals) {
        try {
            while (arrivals.stream().anyMatch(held)) {
                wait();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void refuse(Predicate<Arrival> which) {
        refused = which;
    }

    void heal() {
        hold(_ -> false);
        refused = _ -> false;
    }

    List<Arrival> stored() {
        return List.copyOf(stored);
    }

    List<Integer> sequences() {
        return sequences(stored);
    }

    List<Integer> duplicateSequences() {
        return sequences(duplicates);
    }

    static boolean isNumber(Arrival arrival, int sequence) {
        return arrival instanceof Decoded decoded
                && Integer.valueOf(sequence).equals(decoded.reading().sequence());
    }

    private Intake store(Arrival arrival) {
        boolean known = stored.stream().anyMatch(earlier -> text(earlier).equals(text(arrival)));
        (known ? duplicates : stored).add(arrival);
        return known ? Intake.DUPLICATE : arrival instanceof Undecodable ? Intake.QUARANTINED : Intake.STORED;
    }

    private static String text(Arrival arrival) {
        return arrival.topic() + new String(arrival.payload(), UTF_8);
    }

    private static List<Integer> sequences(List<Arrival> arrivals) {
        List<Integer> sequences = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Decoded decoded && decoded.reading().sequence() != null) {
                sequences.add(decoded.reading().sequence());
            }
        }
        return sequences;
    }
}
