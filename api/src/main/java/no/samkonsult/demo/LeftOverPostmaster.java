package no.samkonsult.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.samkonsult.platform.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the process which started it.
 *
 * <p>It runs detached, so a killed demo leaves it behind. A new start on the same port would attach to it with its old
 * settings, and a start on another port would wait in vain: it is stopped first. Only the holder of the
 * {@link DataDirectory} may call this.
 */
final class LeftOverPostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOverPostmaster.class);
    /** PostgreSQL's fast stop, then its immediate one; SIGTERM would wait for clients to leave. */
    private static final List<String> SIGNALS = List.of("-INT", "-QUIT");

    private static final int SECONDS_PER_SIGNAL = 10;

    private LeftOverPostmaster() {}

    /** @param data the real, absolute path of the database's folder, as it was given to the server */
    static void stop(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var process = ProcessHandle.of(pid(pidFile)).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return;
        }
        if (serves(process.get(), data)) {
            stop(process.get());
            return;
        }
        Files.delete(
                pidFile); // the number has gone to another process, and PostgreSQL would refuse to start because of it
    }

    private static long pid(Path pidFile) throws IOException {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).orElse(0L);
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        var command = process.info().command();
        var arguments = process.info().arguments();
        if (command.isPresent() && !command.get().endsWith("/postgres")) {
            return false;
        }
        if (command.isEmpty() || arguments.isEmpty()) {
            throw new CannotStart(
                    "Process %d may be a left-over PostgreSQL on %s: stop it first".formatted(process.pid(), data));
        }
        return List.of(arguments.get()).contains(data.toString());
    }

    private static void stop(ProcessHandle process) throws IOException {
        for (var signal : SIGNALS) {
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            if (ended(process)) {
                LOG.info("left-over PostgreSQL stopped, process={}", process.pid());
                return;
            }
        }
        throw new CannotStart("The left-over PostgreSQL, process %d, does not stop".formatted(process.pid()));
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_PER_SIGNAL, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while a left-over PostgreSQL was stopping", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
