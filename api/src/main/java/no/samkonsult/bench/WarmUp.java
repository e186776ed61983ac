package no.samkonsult.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** What is done before anything is measured: a service runs for days, and its compiler has long been done. */
final class WarmUp {
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    /** Of a core: what the compiler may still take. */
    private static final double QUIET = 0.02;

    private static final int MOST = 40;

    private WarmUp() {}

    interface Work {
        void run() throws IOException, SQLException, InterruptedException;
    }

    /** Does some work, and again until the compiler has next to nothing to do meanwhile, forty times at most. */
    static void with(Work work) throws IOException, SQLException, InterruptedException {
        int rounds = 0;
        double compiling;
        do {
            long compiled = COMPILER.getTotalCompilationTime();
            long begun = System.nanoTime();
            work.run();
            compiling = (double) (COMPILER.getTotalCompilationTime() - compiled)
                    / TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        } while (compiling > QUIET && ++rounds < MOST);
    }
}
