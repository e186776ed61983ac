package no.samkonsult.device.mqtt;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Arrival.Told;
import no.samkonsult.device.Intake;
import no.samkonsult.device.ReadingSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order that must hold: stored, then acknowledged in arrival order, then receipted. */
final class Committer {
    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final ReadingSink sink;
    private final ArrivalOrder order;
    private final Receipts receipts;
    private final Counters counters;

    Committer(ReadingSink sink, ArrivalOrder order, Receipts receipts, Counters counters) {
        this.sink = sink;
        this.order = order;
        this.receipts = receipts;
        this.counters = counters;
    }

    /** False when the sink refused: then nothing was acknowledged. */
    boolean commit(List<Work> batch) {
        return batch.isEmpty() || commit(batch, order::settle);
    }

    /** Stores one that stands in no line, and acknowledges it by itself. */
    boolean commitAlone(Work work) {
        return commit(List.of(work), _ -> work.delivery().acknowledge());
    }

    /** Whether the sink takes anything at all now: it is asked with nothing. */
    boolean sinkAnswers() {
        try {
            sink.store(List.of());
            return true;
        } catch (Throwable away) { // whatever it was, nothing can be stored
            counters.failedBatches.increment();
            log.warn("The sink does not answer: {}", Causes.of(away));
            return false;
        }
    }

    private boolean commit(List<Work> batch, Consumer<List<Work>> acknowledge) {
        List<Intake> intakes;
        try {
            intakes = store(batch);
        } catch (Throwable failure) { // whatever it was, the messages are still ours to store
            counters.failedBatches.increment();
            log.warn("Not stored, so not acknowledged: {} messages, {}", batch.size(), Causes.of(failure));
            return false;
        }
        acknowledge.accept(batch);
        counters.ignored.add(batch.stream().filter(Work::isIgnored).count());
        receipt(batch, intakes);
        return true;
    }

    private List<Intake> store(List<Work> batch) {
        List<Arrival> arrivals =
                batch.stream().flatMap(work -> work.arrivals().stream()).toList();
        if (arrivals.isEmpty()) {
            return List.of();
        }
        long begun = System.nanoTime();
        List<Intake> intakes = sink.store(arrivals);
        if (intakes.size() != arrivals.size()) {
            throw new IllegalStateException("%d intakes for %d arrivals".formatted(intakes.size(), arrivals.size()));
        }
        counters.commitNanoseconds.add(System.nanoTime() - begun);
        counters.batches.increment();
        counters.messages.add(batch.size());
        return intakes;
    }

    private void receipt(List<Work> batch, List<Intake> intakes) {
        Iterator<Intake> next = intakes.iterator();
        for (Work work : batch) {
            for (int i = 0; i < work.arrivals().size(); i++) {
                Intake intake = next.next();
                if (!(work.arrivals().get(i) instanceof Told)) {
                    receipts.add(work.device(), work.labels().get(i), intake);
                }
            }
        }
    }
}
