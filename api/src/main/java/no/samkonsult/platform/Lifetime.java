package no.samkonsult.platform;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The lifetime of a process: from started until told to stop. */
public final class Lifetime {
    private Lifetime() {}

    /** Blocks until SIGTERM or SIGINT, then closes everything in the order given, and every one even if another fails. */
    public static void untilStopped(List<? extends AutoCloseable> inOrder) {
        var closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    try {
                        close(inOrder);
                    } finally {
                        closed.countDown();
                    }
                }));
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes everything in the order given; what fails is thrown when the rest is closed. */
    public static void close(List<? extends AutoCloseable> inOrder) {
        var failed = new IllegalStateException("could not stop cleanly");
        for (AutoCloseable each : inOrder) {
            try {
                each.close();
            } catch (Exception failure) {
                failed.addSuppressed(failure);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }
}
