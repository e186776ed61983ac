package no.samkonsult.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import no.samkonsult.platform.CannotStart;

/** Debian's Mosquitto in a process of its own on 127.0.0.1, with one account that may read and write everything. */
record Mosquitto(Process process, int port) {
    private static final Path BINARY = Path.of("/usr/sbin/mosquitto");
    private static final LoadBroker.Account ACCOUNT = new LoadBroker.Account("load", "load");
    private static final int TRIES = 100;

    static Mosquitto start(Path folder) throws IOException {
        if (!Files.isExecutable(BINARY)) {
            throw new CannotStart("%s is not installed: apt install mosquitto".formatted(BINARY));
        }
        Path passwords = folder.resolve("mosquitto.passwords");
        requireSuccess(new ProcessBuilder(
                        "mosquitto_passwd", "-b", "-c", passwords.toString(), ACCOUNT.user(), ACCOUNT.password())
                .start());
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                user %s
                allow_anonymous false
                password_file %s
                persistence true
                persistence_location %s/
                max_inflight_messages 1000
                max_queued_messages 1000000
                max_packet_size 65536
                set_tcp_nodelay true
                listener %d 127.0.0.1
                """.formatted(
                        System.getProperty("user.name"), passwords, folder, port));
        return started(new Mosquitto(
                new ProcessBuilder(BINARY.toString(), "-c", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("mosquitto.log").toFile())
                        .start(),
                port));
    }

    URI url() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    LoadBroker.Account account() {
        return ACCOUNT;
    }

    void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Mosquitto started(Mosquitto mosquitto) {
        for (int tried = 0; tried < TRIES && mosquitto.process.isAlive(); tried++) {
            if (mosquitto.answersSoon()) {
                return mosquitto;
            }
        }
        mosquitto.close();
        throw new CannotStart("Mosquitto does not start on port " + mosquitto.port);
    }

    private boolean answersSoon() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            pause();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void requireSuccess(Process process) {
        if (process.onExit().join().exitValue() != 0) {
            throw new CannotStart("mosquitto_passwd ended with " + process.exitValue());
        }
    }

    /** Waits a moment, or until the broker has ended. */
    private void pause() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
