package no.samkonsult.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.samkonsult.demo.BrokerProcess;

/** The brokers that everything is tried with. */
enum BrokerKind {
    /** Debian's, which writes a snapshot at every change: the most it can do against a kill. */
    MOSQUITTO("Mosquitto", true) {
        @Override
        List<String> command(Path folder, int port, List<String> users) throws IOException {
            return mosquitto(folder, port, users, "autosave_interval 1\nautosave_on_changes true");
        }
    },
    /** Debian's with the snapshots of {@code deploy/mosquitto}, for backlogs: one at every change would take ever longer. */
    MOSQUITTO_AS_DEPLOYED("Mosquitto", true) {
        @Override
        List<String> command(Path folder, int port, List<String> users) throws IOException {
            return mosquitto(folder, port, users, "autosave_interval 5");
        }
    },
    /** The demo's, with its files. Its gateway is alone: see {@code MqttGatewaySettings.alone}. */
    HIVEMQ("HiveMQ", false) {
        @Override
        List<String> command(Path folder, int port, List<String> users) {
            return ChildProcess.quickJava(
                    BrokerProcess.class, folder.toString(), Integer.toString(port), PASSWORD, PASSWORD);
        }
    };

    static final String PASSWORD = "kills";
    private static final Path BINARY = Path.of("/usr/sbin/mosquitto");

    private final String title;
    private final boolean shared;

    BrokerKind(String title, boolean shared) {
        this.title = title;
        this.shared = shared;
    }

    abstract List<String> command(Path folder, int port, List<String> users) throws IOException;

    /** Whether gateways share the messages. */
    boolean isShared() {
        return shared;
    }

    static boolean isMosquittoInstalled() {
        return Files.isExecutable(BINARY);
    }

    private static List<String> mosquitto(Path folder, int port, List<String> users, String saving) throws IOException {
        Path passwords = folder.resolve("passwords");
        if (!Files.exists(passwords)) {
            Files.writeString(
                    passwords,
                    users.stream().map(user -> user + ":" + PASSWORD + "\n").collect(Collectors.joining()));
            hash(passwords);
        }
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                user %s
                allow_anonymous false
                password_file %s
                persistence true
                persistence_location %s/
                %s
                max_inflight_messages 1000
                max_queued_messages 2000000
                max_packet_size 65536
                set_tcp_nodelay true
                listener %d 127.0.0.1
                """.formatted(
                        System.getProperty("user.name"), passwords, folder, saving, port));
        return new ArrayList<>(List.of(BINARY.toString(), "-c", configuration.toString()));
    }

    private static void hash(Path passwords) throws IOException {
        Process process = new ProcessBuilder("mosquitto_passwd", "-U", passwords.toString()).start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("mosquitto_passwd ended with " + process.exitValue());
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
