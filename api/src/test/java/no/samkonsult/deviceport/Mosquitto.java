package no.samkonsult.deviceport;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.platform.tls.TestCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's Mosquitto with the configuration of {@code deploy/mosquitto}, in a process of its own.
 *
 * <p>Where it is not installed the test is skipped and says so; with {@code SAMKONSULT_REQUIRE_BROKER} set, it fails.
 */
public record Mosquitto(Process process, int devicePort, int gatewayPort, int tlsPort) implements AutoCloseable {
    public static final String ADMINISTRATOR_PASSWORD = "administrator";

    private static final Path BINARY = Path.of("/usr/sbin/mosquitto");
    private static final Path DEPLOYED = Path.of("..", "deploy", "mosquitto", "mosquitto.conf");
    private static final Path DEPLOYED_TLS = DEPLOYED.resolveSibling("tls.conf");
    private static final Path DEPLOYED_CERTIFICATES = DEPLOYED.resolveSibling("client-certificates.conf");

    static Mosquitto start(Path folder) throws IOException, InterruptedException {
        return start(folder, null, DEPLOYED_TLS);
    }

    /** With TLS for devices too. */
    static Mosquitto start(Path folder, TestCertificate certificate) throws IOException, InterruptedException {
        return start(folder, certificate, DEPLOYED_TLS);
    }

    /** With TLS for devices that have a certificate: {@code device-ca.pem} and {@code revoked.pem} lie in the folder. */
    public static Mosquitto startForCertificates(Path folder, TestCertificate certificate)
            throws IOException, InterruptedException {
        return start(folder, certificate, DEPLOYED_CERTIFICATES);
    }

    private static Mosquitto start(Path folder, @Nullable TestCertificate certificate, Path deployed)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                isInstalled() || System.getenv("SAMKONSULT_REQUIRE_BROKER") != null,
                "Skipped: there is no Mosquitto with its dynamic-security plugin. On Debian: apt install mosquitto.");
        run("mosquitto_ctrl", "dynsec", "init", folder + "/dynamic-security.json", "admin", ADMINISTRATOR_PASSWORD);
        int devicePort = freePort();
        int gatewayPort = freePort();
        Path configuration = folder.resolve("mosquitto.conf");
        int tlsPort = freePort();
        String tls = certificate == null ? "" : tls(deployed, folder, certificate, tlsPort);
        Files.writeString(configuration, configuration(folder, devicePort, gatewayPort) + tls);
        Process process = new ProcessBuilder(BINARY.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        await().until(() -> answers(gatewayPort) && answers(devicePort) && (certificate == null || answers(tlsPort)));
        return new Mosquitto(process, devicePort, gatewayPort, tlsPort);
    }

    URI forDevices() {
        return URI.create("tcp://127.0.0.1:" + devicePort);
    }

    public URI forGateway() {
        return URI.create("tcp://127.0.0.1:" + gatewayPort);
    }

    public URI overTls() {
        return URI.create("ssl://localhost:" + tlsPort);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** As deployed, but for where things lie on this machine. */
    private static String configuration(Path folder, int devicePort, int gatewayPort) throws IOException {
        return "user %s\n".formatted(System.getProperty("user.name"))
                + Files.readString(DEPLOYED)
                        .replace(
                                "/usr/lib/mosquitto_dynamic_security.so",
                                plugin().orElseThrow().toString())
                        .replace("/mosquitto/data", folder.toString())
                        .replace("listener 1883", "listener %d 127.0.0.1".formatted(devicePort))
                        .replace("listener 1884", "listener %d 127.0.0.1".formatted(gatewayPort));
    }

    private static String tls(Path deployed, Path folder, TestCertificate certificate, int port) throws IOException {
        String revoked = deployed.equals(DEPLOYED_CERTIFICATES) ? "\ncrlfile %s/revoked.pem\n".formatted(folder) : "";
        return Files.readString(deployed)
                        .replace("/mosquitto/certificates/certificate.pem", certificate.chain())
                        .replace("/mosquitto/certificates/key.pem", certificate.key())
                        .replace("/mosquitto/certificates", folder.toString())
                        .replaceFirst("listener 888[34]", "listener %d 127.0.0.1".formatted(port))
                + revoked;
    }

    private static boolean isInstalled() {
        return Files.isExecutable(BINARY) && plugin().isPresent();
    }

    private static Optional<Path> plugin() {
        return Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
                .map(architecture -> Path.of("/usr/lib", architecture, "mosquitto_dynamic_security.so"))
                .filter(Files::exists)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
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
