package no.samkonsult.kills;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** What devices have sent in one run, and every acknowledgement and receipt they have got for it. */
final class Ledger {
    /** Room for what a device sends in one run, so that each run has numbers of its own. */
    private static final int NUMBERS_EACH_RUN = 200_000;
    /** Above every count of the demo region's own history. */
    private static final AtomicInteger NEXT_RUN = new AtomicInteger(10);

    /** MQTT 5, 3.4.2.1: the broker has taken the message, and says that nobody subscribes to it. */
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;

    private static final int FIRST_FAILURE = 0x80;

    /** What became of one reading, as its device knows it. */
    static final class Entry {
        private final boolean resent;
        private final CompletableFuture<String> receipt = new CompletableFuture<>();
        private volatile boolean acknowledged;
        private volatile boolean unheard;

        private Entry(boolean resent) {
            this.resent = resent;
        }

        /** Whether its device sends it until the receipt. */
        boolean isResent() {
            return resent;
        }

        boolean isAcknowledged() {
            return acknowledged;
        }

        /** Whether it was only ever acknowledged with the remark that nobody subscribes. */
        boolean isUnheard() {
            return unheard;
        }

        boolean isReceipted() {
            return receipt.isDone();
        }
    }

    private final int first = NEXT_RUN.getAndIncrement() * NUMBERS_EACH_RUN;
    private final Map<Sent, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger receipts = new AtomicInteger();
    private final AtomicInteger acknowledgements = new AtomicInteger();

    int first() {
        return first;
    }

    int last() {
        return first + NUMBERS_EACH_RUN - 1;
    }

    void sent(Sent reading, boolean resent) {
        entries.putIfAbsent(reading, new Entry(resent));
    }

    void acknowledged(Sent reading, int reasonCode) {
        Entry entry = entries.get(reading);
        if (entry == null || reasonCode >= FIRST_FAILURE) {
            return;
        }
        boolean unheard = reasonCode == NO_MATCHING_SUBSCRIBERS;
        entry.unheard = unheard && (entry.unheard || !entry.acknowledged);
        entry.acknowledged = true;
        acknowledgements.incrementAndGet();
    }

    void receipted(Sent reading, String outcome) {
        Entry entry = entries.get(reading);
        if (entry != null && entry.receipt.complete(outcome)) {
            receipts.incrementAndGet();
        }
    }

    /** Whether the receipt comes within a while. */
    boolean isReceiptedWithin(Sent reading, Duration patience) throws InterruptedException {
        try {
            entry(reading).receipt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the receipt says, once it has come. */
    String outcome(Sent reading) {
        return await().atMost(ChildProcess.PATIENCE)
                .until(() -> entry(reading).receipt.getNow(""), outcome -> !outcome.isEmpty());
    }

    int receipts() {
        return receipts.get();
    }

    /** Waits until so many more readings have their receipt: then all is well, or well again. */
    void awaitMoreReceipts(int more) {
        int enough = receipts() + more;
        await().atMost(ChildProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> receipts() >= enough);
    }

    /** Waits until the broker has taken so many more readings. */
    void awaitMoreAcknowledgements(int more) {
        int enough = acknowledgements.get() + more;
        await().atMost(ChildProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> acknowledgements.get() >= enough);
    }

    private Entry entry(Sent reading) {
        return Objects.requireNonNull(entries.get(reading), "never sent");
    }

    List<Map.Entry<Sent, Entry>> entries() {
        return List.copyOf(entries.entrySet());
    }
}
