package no.samkonsult.device.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Mosquitto with its dynamic-security plugin, in a process of its own: one port for devices, one for the rest. */
record Mosquitto(Process process, int devicePort, int gatewayPort) implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/sbin/mosquitto");

    static boolean isInstalled() {
        return Files.isExecutable(BINARY) && plugin().isPresent();
    }

    static Mosquitto start(Path folder, String administratorPassword) throws IOException, InterruptedException {
        Path accounts = folder.resolve("dynamic-security.json");
        run("mosquitto_ctrl", "dynsec", "init", accounts.toString(), "admin", administratorPassword);
        int devicePort = FreePort.find();
        int gatewayPort = FreePort.find();
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                user root
                per_listener_settings false
                allow_anonymous false
                plugin %s
                plugin_opt_config_file %s
                max_inflight_messages 1000
                max_queued_messages 100000
                set_tcp_nodelay true
                listener %d 127.0.0.1
                use_username_as_clientid true
                listener %d 127.0.0.1
                """.formatted(
                        plugin().orElseThrow(), accounts, devicePort, gatewayPort));
        Process process = new ProcessBuilder(BINARY.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        Mosquitto mosquitto = new Mosquitto(process, devicePort, gatewayPort);
        await().until(() -> answers(gatewayPort) && answers(devicePort));
        return mosquitto;
    }

    URI forDevices() {
        return URI.create("tcp://127.0.0.1:" + devicePort);
    }

    Broker forGateway() {
        return Broker.at(URI.create("tcp://127.0.0.1:" + gatewayPort));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Optional<Path> plugin() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(architecture -> Path.of("/usr/lib", architecture, "mosquitto_dynamic_security.so"))
                .filter(Files::exists)
                .findFirst();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("%s ended with %d".formatted(command[0], code));
        }
    }
}
