package no.samkonsult.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Another process with a database on a data directory, to be killed: what {@code kill -9} leaves behind cannot be had otherwise. */
final class DemoProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final String url;

    private DemoProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var directory = DataDirectory.open(Path.of(arguments[0]), false);
        var database = EmbeddedDatabase.start(directory.postgresql(), 0);
        System.out.println(READY + database.url());
        Thread.currentThread().join();
    }

    static DemoProcess start(Path folder) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new DemoProcess(process, awaitUrl(process.inputReader()));
    }

    String url() {
        return url;
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String awaitUrl(BufferedReader output) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    return line.substring(READY.length());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException("the process ended before it was ready");
    }
}
