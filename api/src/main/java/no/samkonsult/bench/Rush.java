package no.samkonsult.bench;

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
record Rush(Map<Outcome, Long> outcomes, Latencies latencies) {
    /** How an attempt ended. */
    enum Outcome {
        BOOKED,
        CONFLICT,
        ERROR
    }

    private record Ended(Outcome outcome, long nanoseconds) {}

    /** All begin together; what an attempt throws ends the benchmark. */
    static Rush of(int attempts, Callable<Outcome> attempt) throws InterruptedException {
        var together = new CountDownLatch(attempts);
        var running = new ArrayList<Future<Ended>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < attempts; number++) {
                running.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    long begun = System.nanoTime();
                    Outcome outcome = attempt.call();
                    return new Ended(outcome, System.nanoTime() - begun);
                }));
            }
        }
        return counted(running);
    }

    private static Rush counted(List<Future<Ended>> running) throws InterruptedException {
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        var nanoseconds = new ArrayList<Long>();
        for (Future<Ended> each : running) {
            try {
                Ended ended = each.get();
                outcomes.merge(ended.outcome, 1L, Long::sum);
                nanoseconds.add(ended.nanoseconds);
            } catch (ExecutionException failed) {
                throw new IllegalStateException("an attempt broke", failed.getCause());
            }
        }
        return new Rush(outcomes, Latencies.of(nanoseconds));
    }

    long count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
