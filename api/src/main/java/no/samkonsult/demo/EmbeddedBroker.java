package no.samkonsult.demo;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.registry.BrokerAccounts;

/**
 * An MQTT 5 broker in this process, for demo and tests: it keeps sessions and messages in files, so that a reading it has
 * acknowledged survives a kill.
 *
 * <p>It has no accounts of its own but the gateway's: {@link DeviceLogins} decide about devices, and until they are given
 * every device is told that the server is unavailable.
 */
public final class EmbeddedBroker implements AutoCloseable, BrokerAccounts {
    /** Twenty times the broker's default: the gateway commits in batches, and a smaller window would starve it between two. */
    private static final int IN_FLIGHT_MESSAGES = 1000;
    /** A sixteenth of the default, for a quick start and a small folder. A folder keeps the number it was made with. */
    private static final int BUCKETS = 4;

    private static final int PASSWORD_BYTES = 32;

    private static final String CONFIGURATION = """
            <hivemq>
              <listeners>
                <tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener>
              </listeners>
              <persistence><mode>file</mode></persistence>
              <mqtt>
                <queued-messages><max-queue-size>1000000</max-queue-size><strategy>discard</strategy></queued-messages>
                <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
                <packets><max-packet-size>65536</max-packet-size></packets>
              </mqtt>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private final EmbeddedHiveMQ server;
    private final BrokerAdmission admission;
    private final String gatewayPassword;
    private final int port;

    private EmbeddedBroker(EmbeddedHiveMQ server, BrokerAdmission admission, String gatewayPassword, int port) {
        this.server = server;
        this.admission = admission;
        this.gatewayPassword = gatewayPassword;
        this.port = port;
    }

    /** Starts on the folder's sessions and messages, or on none where there are none; port 0 means a free one. */
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, randomPassword());
    }

    /** The same with a password that the gateway of another process knows already. */
    static EmbeddedBroker start(Path folder, int port, String password) {
        var reserved = LoopbackPort.reserve(port, "The message broker");
        var admission = new BrokerAdmission(password);
        try {
            var server = server(folder, reserved, admission);
            return started(new EmbeddedBroker(server, admission, password, reserved));
        } catch (IOException broken) {
            throw new CannotStart("The embedded broker does not start: " + broken.getMessage(), broken);
        }
    }

    /** Opens the door to the devices that this table accepts. */
    public void admit(DeviceLogins logins) {
        admission.ask(logins);
    }

    public String url() {
        return "tcp://%s:%d".formatted(LoopbackPort.ADDRESS, port);
    }

    /** The gateway's user name; its client ids are this name, a slash, and anything. No device may have this name. */
    public String gatewayUser() {
        return BrokerAdmission.GATEWAY;
    }

    /** The gateway's password, another one at each start. */
    public String gatewayPassword() {
        return gatewayPassword;
    }

    /** Closes what the device opened with an earlier password; the table already accepts the new one. */
    @Override
    public void grant(String device, String password) {
        cutOff(device);
    }

    @Override
    public void revoke(String device) {
        cutOff(device);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutOff(String device) {
        if (device.equals(BrokerAdmission.GATEWAY)) {
            throw new IllegalArgumentException("%s is the gateway's own account".formatted(device));
        }
        try {
            admission.cutOff(device);
        } catch (CompletionException unreachable) {
            throw new UncheckedIOException(new IOException("the broker did not cut off " + device, unreachable));
        }
    }

    private static EmbeddedHiveMQ server(Path folder, int port, BrokerAdmission admission) throws IOException {
        var configuration = Files.createDirectories(folder.resolve("configuration"));
        Files.writeString(configuration.resolve("config.xml"), CONFIGURATION.formatted(port, LoopbackPort.ADDRESS));
        var server = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withoutLoggingBootstrap()
                .withEmbeddedExtension(extension(admission))
                .build();
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(
                true); // an embedded broker would let everybody in
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = IN_FLIGHT_MESSAGES;
        InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
        InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(BUCKETS);
        return server;
    }

    private static EmbeddedExtension extension(BrokerAdmission admission) {
        return EmbeddedExtension.builder()
                .withId("samkonsult")
                .withName("Samkonsult")
                .withVersion("1")
                .withAuthor("Samkonsult")
                .withPriority(0)
                .withStartPriority(1000)
                .withExtensionMain(admission)
                .build();
    }

    private static EmbeddedBroker started(EmbeddedBroker broker) throws IOException {
        try {
            broker.server.start().get();
            return broker;
        } catch (ExecutionException failure) {
            broker.close();
            throw new IOException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static String randomPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
