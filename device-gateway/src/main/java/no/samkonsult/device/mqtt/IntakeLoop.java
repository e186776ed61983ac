package no.samkonsult.device.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread between a backlog and the sink. There are several, each with the devices of its own backlog, so that one prepares a batch
 * while the database works on another's, and what one device sends stays in its order.
 *
 * <p>A batch that fails twice is stored one message at a time; those that fail alone too are set aside and tried again while
 * later ones go on. Only a sink that answers holds a failure against a message: one that is away, for however long, refuses
 * everything. After {@link #TRIES} a message is offered as unstorable: some brokers send nothing more until everything in
 * flight is acknowledged, so one message could otherwise silence every device.
 */
final class IntakeLoop {
    static final int TRIES = 12;
    private static final Logger log = LoggerFactory.getLogger(IntakeLoop.class);

    private record SetAside(Work work, int tries) {}

    private final int number;
    private final Backlog backlog;
    private final ArrivalOrder order;
    private final Committer committer;
    private final Progress progress;
    private final int batchSize;
    private final BackOff backOff;
    private final Closing closing;
    private final Pauses pauses;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Deque<SetAside> aside = new ArrayDeque<>();
    private long asideDue = System.nanoTime();
    private int unanswered;

    IntakeLoop(
            int number,
            Backlog backlog,
            ArrivalOrder order,
            Committer committer,
            Progress progress,
            int batchSize,
            BackOff backOff,
            Closing closing) {
        this.number = number;
        this.backlog = backlog;
        this.order = order;
        this.committer = committer;
        this.progress = progress;
        this.batchSize = batchSize;
        this.backOff = backOff;
        this.closing = closing;
        pauses = new Pauses(backOff, closing);
    }

    void run() throws InterruptedException {
        while (!closing.isAsked()) {
            retryAside();
            take(backlog.take(batchSize));
            progress.answered(number);
        }
    }

    private void take(List<Work> batch) throws InterruptedException {
        if (committed(batch) || pauses.closedAfterFailure() || committed(batch)) {
            return;
        }
        for (Work work : batch) {
            if (!committed(List.of(work))) {
                order.passOver(work);
                aside.add(new SetAside(work, 1));
                if (pauses.closedAfterFailure()) {
                    return;
                }
            }
        }
    }

    /** Tries until one fails, and puts that one last, so that it does not stand in the way of the others next time. */
    private void retryAside() {
        if (!isAsideDue() || !sinkAnswers()) {
            return;
        }
        while (isAsideDue()) {
            SetAside next = aside.removeFirst();
            if (!committedAlone(next.work()) && !givenUp(next)) {
                aside.addLast(new SetAside(next.work(), next.tries() + 1));
                waitWithAside(next.tries());
            }
        }
    }

    private boolean isAsideDue() {
        return !aside.isEmpty() && System.nanoTime() - asideDue >= 0;
    }

    private boolean sinkAnswers() {
        if (committer.sinkAnswers()) {
            unanswered = 0;
            return true;
        }
        waitWithAside(unanswered++);
        return false;
    }

    private void waitWithAside(int failures) {
        asideDue = System.nanoTime() + backOff.delay(failures, random).toNanos();
    }

    private boolean givenUp(SetAside next) {
        if (next.tries() < TRIES || !committedAlone(next.work().asUnstorable())) {
            return false;
        }
        log.error(
                "Device {}: a message failed alone {} times and is quarantined",
                next.work().device(),
                TRIES);
        return true;
    }

    /** What came by a lost connection too: should the broker have lost its copy, this one is the last. */
    private boolean committed(List<Work> batch) {
        return succeeded(committer.commit(batch));
    }

    private boolean committedAlone(Work work) {
        return succeeded(committer.commitAlone(work));
    }

    private boolean succeeded(boolean committed) {
        if (committed) {
            pauses.success();
        }
        return committed;
    }
}
