package no.samkonsult.deviceport;

import java.net.URI;
import java.nio.file.Path;
import no.samkonsult.registry.BrokerAccounts;
import no.samkonsult.registry.BrokerAccountsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.MountableFile;

/** The same contract on the image and the files that are deployed. Skipped where no Docker answers. */
@Testcontainers(disabledWithoutDocker = true)
class MosquittoBrokerAccountsContainerTest implements BrokerAccountsContract {
    private static final int DEVICES = 1883;
    private static final int GATEWAY = 1884;
    private static final String PASSWORD = "administrator";
    private static final GenericContainer<?> BROKER = new GenericContainer<>("eclipse-mosquitto:2")
            .withEnv("SAMKONSULT_BROKER_ADMIN_PASSWORD", PASSWORD)
            .withCopyFileToContainer(
                    MountableFile.forHostPath(Path.of("..", "deploy", "mosquitto")), "/mosquitto/config")
            .withCreateContainerCmdModifier(command -> command.withEntrypoint("/bin/sh", "/mosquitto/config/start.sh"))
            .withExposedPorts(DEVICES, GATEWAY);

    @BeforeAll
    static void start() {
        BROKER.start();
        GatewayAccount.provision(address(GATEWAY), "", "admin", PASSWORD, "gateway", "g");
    }

    @AfterAll
    static void stop() {
        BROKER.stop();
    }

    @BeforeEach
    void forget() {
        accounts().revoke("anna-bp");
    }

    @Override
    public BrokerAccounts accounts() {
        return new MosquittoBrokerAccounts(address(GATEWAY), "", "admin", PASSWORD);
    }

    @Override
    public String url() {
        return address(DEVICES).toString();
    }

    private static URI address(int port) {
        return URI.create("tcp://%s:%d".formatted(BROKER.getHost(), BROKER.getMappedPort(port)));
    }
}
