package no.samkonsult.device.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real HiveMQ in this process. It takes at most ten messages at a time from one publisher, so that flow control shows. */
final class EmbeddedBroker implements AutoCloseable {
    static final int SERVER_RECEIVE_MAXIMUM = 10;

    private final EmbeddedHiveMQ broker;
    private final int port;

    private EmbeddedBroker(EmbeddedHiveMQ broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    static EmbeddedBroker start(Path folder, int port, String persistence) throws IOException {
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = 1000;
        InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(4);
        InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(4);
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                configuration.resolve("config.xml"), """
                <hivemq>
                  <listeners><tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener></listeners>
                  <persistence><mode>%s</mode></persistence>
                  <mqtt>
                    <queued-messages><max-queue-size>100000</max-queue-size><strategy>discard</strategy></queued-messages>
                    <receive-maximum><server-receive-maximum>%d</server-receive-maximum></receive-maximum>
                  </mqtt>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port, persistence, SERVER_RECEIVE_MAXIMUM));
        EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withoutLoggingBootstrap()
                .build();
        broker.start().join();
        return new EmbeddedBroker(broker, port);
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        broker.stop().join();
    }
}
