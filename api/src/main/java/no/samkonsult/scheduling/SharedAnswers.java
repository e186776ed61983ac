package no.samkonsult.scheduling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets those who ask the same at the same time share one answer. While one is being looked for, all who ask wait for the next,
 * which is looked for after the last of them asked: no answer is older than its question.
 */
final class SharedAnswers<Q, A> {
    private static final int LOCKS = 16;

    private final Map<Q, FutureTask<A>> next = new ConcurrentHashMap<>();
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /** @param look how whoever asks would find the answer, in the name of whom does not matter */
    A ask(Q question, Supplier<A> look) {
        FutureTask<A> answer = next.computeIfAbsent(question, _ -> new FutureTask<>(() -> after(question, look)));
        answer.run(); // the first of them does, and for the others it is nothing
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others looked", interrupted);
        }
    }

    /** Looks once the one before has been found; from then on, whoever asks is too late for this one. */
    private A after(Q question, Supplier<A> look) {
        Lock lock = locks[Math.floorMod(question.hashCode(), LOCKS)];
        lock.lock();
        try {
            next.remove(question);
            return look.get();
        } finally {
            lock.unlock();
        }
    }
}
