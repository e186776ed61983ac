package no.samkonsult.kills;

import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A process of ours that can be killed, stalled and let go on. It never outlives this JVM. */
final class ChildProcess implements AutoCloseable {
    /** How long something that must happen is waited for on a busy machine, before the test says that it did not. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Set<ProcessHandle> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            RUNNING.forEach(ProcessHandle::destroyForcibly);
        }));
    }

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command; what it prints goes to a file of its own in the folder. None of our settings are inherited. */
    static ChildProcess start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(folder), "output", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SAMKONSULT_") || name.endsWith("JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        var child = new ChildProcess(builder.start(), output);
        dieWithUs(child.process.toHandle());
        return child;
    }

    /** The command that runs a main class of this class path in a JVM that starts quickly and never becomes very fast. */
    static List<String> quickJava(Class<?> main, String... arguments) {
        List<String> command = java(main, arguments);
        command.add(1, "-XX:TieredStopAtLevel=1");
        return command;
    }

    /** The command that runs a main class of this class path. */
    static List<String> java(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Has a process, ours or one that ours has started, killed when this JVM ends. */
    static void dieWithUs(ProcessHandle process) {
        RUNNING.add(process);
        process.onExit().thenRun(() -> RUNNING.remove(process));
    }

    /** Waits until it has printed something. */
    ChildProcess awaitOutput(String text) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || output().contains(text));
        if (!process.isAlive()) {
            throw new IllegalStateException("the process ended before it said '%s':%n%s".formatted(text, output()));
        }
        return this;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Writes a line that the process reads. */
    void tell(String line) throws IOException {
        BufferedWriter writer = process.outputWriter();
        writer.write(line);
        writer.newLine();
        writer.flush();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended by itself. */
    int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As SIGTERM does; returns when the process has ended in order. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** The process is there and does nothing, as a stalled network makes it look to the others. */
    void stall() {
        signal(pid(), "STOP");
    }

    void resume() {
        signal(pid(), "CONT");
    }

    static void signal(long pid, String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (code != 0) {
                throw new IllegalStateException("kill -%s %d ended with %d".formatted(signal, pid, code));
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
