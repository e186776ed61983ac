package no.samkonsult.device.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import no.samkonsult.device.decode.Decoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread between inbox and sink.
 *
 * <p>A batch that fails twice is stored one message at a time; those that fail alone too are set aside and tried again while
 * later ones go on. After {@link #TRIES} a message is offered as unstorable: some brokers send nothing more until everything in
 * flight is acknowledged, so one message could otherwise silence every device.
 */
final class IntakeLoop {
    static final int TRIES = 12;
    private static final Logger log = LoggerFactory.getLogger(IntakeLoop.class);

    private record SetAside(Work work, int tries) {}

    private final Inbox inbox;
    private final Decoder decoder;
    private final Committer committer;
    private final int batchSize;
    private final BackOff backOff;
    private final Closing closing;
    private final Pauses pauses;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Deque<SetAside> aside = new ArrayDeque<>();
    private long asideDue = System.nanoTime();

    IntakeLoop(Inbox inbox, Decoder decoder, Committer committer, int batchSize, BackOff backOff, Closing closing) {
        this.inbox = inbox;
        this.decoder = decoder;
        this.committer = committer;
        this.batchSize = batchSize;
        this.backOff = backOff;
        this.closing = closing;
        pauses = new Pauses(backOff, closing);
    }

    void run() throws InterruptedException {
        while (!closing.isAsked()) {
            retryAside();
            take(inbox.take(batchSize).stream()
                    .map(delivery -> Work.of(delivery, decoder))
                    .toList());
        }
    }

    private void take(List<Work> batch) throws InterruptedException {
        if (committed(batch) || pauses.closedAfterFailure() || committed(batch)) {
            return;
        }
        for (Work work : batch) {
            if (!committed(List.of(work))) {
                aside.add(new SetAside(work, 1));
                if (pauses.closedAfterFailure()) {
                    return;
                }
            }
        }
    }

    /** Tries until one fails, and puts that one last, so that it does not stand in the way of the others next time. */
    private void retryAside() {
        while (!aside.isEmpty() && System.nanoTime() - asideDue >= 0) {
            SetAside next = aside.removeFirst();
            if (!committed(List.of(next.work())) && !givenUp(next)) {
                aside.addLast(new SetAside(next.work(), next.tries() + 1));
                asideDue =
                        System.nanoTime() + backOff.delay(next.tries(), random).toNanos();
            }
        }
    }

    private boolean givenUp(SetAside next) {
        if (next.tries() < TRIES || !committed(List.of(next.work().asUnstorable()))) {
            return false;
        }
        log.error(
                "Device {}: a message failed alone {} times and is quarantined",
                next.work().device(),
                TRIES);
        return true;
    }

    private boolean committed(List<Work> batch) {
        boolean committed = committer.commit(current(batch.stream()));
        if (committed) {
            pauses.success();
        }
        return committed;
    }

    /** What came by a lost connection comes again on the next. */
    private static List<Work> current(Stream<Work> batch) {
        return batch.filter(work -> work.delivery().isCurrent()).toList();
    }
}
