package no.samkonsult.kills;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a fault strikes: a site whose devices are sending.
 *
 * @param lasting how long a fault that has a length lasts
 * @param round which time this is, from 0: faults that can end in two ways take turns
 * @param afterwards what is to be closed when the run has been accounted for
 */
record Scene(Site site, Ledger ledger, Duration lasting, int round, Deque<AutoCloseable> afterwards)
        implements AutoCloseable {
    private static final int SIGN_OF_LIFE = 25;

    static Scene of(Site site, Ledger ledger, Duration lasting, int round) {
        return new Scene(site, ledger, lasting, round, new ArrayDeque<>());
    }

    Gateway gateway() {
        return site.gateway();
    }

    Broker broker() {
        return site.broker();
    }

    Database database() {
        return site.database();
    }

    /** Lets the clock run: a fault has a length. */
    void last() {
        last(lasting);
    }

    static void last(Duration duration) {
        await().atMost(duration.plus(ChildProcess.PATIENCE)).pollDelay(duration).until(() -> true);
    }

    /** Waits until devices get receipts again. */
    void awaitLife() {
        ledger.awaitMoreReceipts(SIGN_OF_LIFE);
    }

    /** Waits until the broker takes readings, whoever else is away. */
    void awaitReadings() {
        ledger.awaitMoreAcknowledgements(SIGN_OF_LIFE);
    }

    @Override
    public void close() throws Exception {
        while (!afterwards.isEmpty()) {
            afterwards.removeLast().close();
        }
    }
}
