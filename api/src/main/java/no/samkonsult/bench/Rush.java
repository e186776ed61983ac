package no.samkonsult.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many attempts at the same moment, counted by how they ended. */
record Rush(Map<Outcome, Long> outcomes, Latencies latencies, Duration took) {
    /** How an attempt ended. */
    enum Outcome {
        BOOKED,
        CONFLICT,
        ERROR
    }

    private record Ended(Outcome outcome, long nanoseconds) {}

    /** All begin together; what an attempt throws ends the benchmark. */
    static Rush of(int attempts, Callable<Outcome> attempt) throws InterruptedException {
        return of(attempts, 1, attempt);
    }

    /** So many clients begin together, and each makes one attempt after another. */
    static Rush of(int clients, int each, Callable<Outcome> attempt) throws InterruptedException {
        var together = new CountDownLatch(clients);
        var running = new ArrayList<Future<List<Ended>>>();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < clients; number++) {
                running.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    var ended = new ArrayList<Ended>();
                    for (int made = 0; made < each; made++) {
                        ended.add(timed(attempt));
                    }
                    return ended;
                }));
            }
        }
        return counted(running, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Ended timed(Callable<Outcome> attempt) throws Exception {
        long begun = System.nanoTime();
        Outcome outcome = attempt.call();
        return new Ended(outcome, System.nanoTime() - begun);
    }

    private static Rush counted(List<Future<List<Ended>>> running, Duration took) throws InterruptedException {
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        var nanoseconds = new ArrayList<Long>();
        for (Future<List<Ended>> client : running) {
            try {
                client.get().forEach(ended -> {
                    outcomes.merge(ended.outcome, 1L, Long::sum);
                    nanoseconds.add(ended.nanoseconds);
                });
            } catch (ExecutionException failed) {
                throw new IllegalStateException("an attempt broke", failed.getCause());
            }
        }
        return new Rush(outcomes, Latencies.of(nanoseconds), took);
    }

    long perSecond() {
        return Math.round(latencies.sorted().length * 1e9 / took.toNanos());
    }

    long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
